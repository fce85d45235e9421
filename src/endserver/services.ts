import type { Server } from "@grpc/grpc-js";

import {
  calculate,
  CALCULATORS,
  type Calculator,
  type CalculatorName,
  type Context,
} from "../finance/mod.ts";
import type { RawValues } from "../finance/parse_values.ts";
import { answering, type Answering } from "./answering.ts";
import { addCatalogue } from "./catalogue.ts";
import { answerCompat, compatDefinition, type AlertRequest } from "./compat.ts";
import { financeDefinition } from "./definitions.ts";
import { reflectionOf } from "./reflection.ts";

/** What {@linkcode addServices} registers, and how it answers. */
export interface ServicesOptions extends Answering {
  readonly services: readonly CalculatorName[];
  /** What calculators may know at this moment. */
  readonly context: () => Context;
}

/**
 * Registers the services that are deployed and nothing else of finance; with
 * them the catalogue, reflection and the call of the former system's clients.
 */
export function addServices(server: Server, options: ServicesOptions): void {
  for (const id of options.services) addCalculator(server, id, options);
  addCatalogue(server, options.services);
  addCompat(server, options);
  reflectionOf(options.services).addToServer(server);
}

function addCalculator(
  server: Server,
  id: CalculatorName,
  options: ServicesOptions,
): void {
  const calculator: Calculator = CALCULATORS[id];
  const answer = (request: RawValues) =>
    calculate(calculator, request, options.context());
  const Calculate = answering(answer, options);
  server.addService(financeDefinition(id), { Calculate });
}

function addCompat(server: Server, options: ServicesOptions): void {
  const answer = (request: AlertRequest) =>
    answerCompat(request, options.services, options.context());
  const RelayClientMessage = answering(answer, options);
  server.addService(compatDefinition(), { RelayClientMessage });
}
