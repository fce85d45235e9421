import type { ServiceDefinition } from "@grpc/grpc-js";

import trial2 from "../../proto/compat/trial_2.proto" with { type: "text" };
import { InvalidFieldsError, NotOfferedError } from "../base/errors.ts";
import {
  calculate,
  CALCULATORS,
  type Calculator,
  type CalculatorName,
  type Context,
} from "../finance/mod.ts";
import { packageDefinition, parseProtos } from "../wire/load.ts";
import { COMPAT_FUNCTIONS, type CompatFunction } from "./compat_functions.ts";
import { serviceOf } from "./definitions.ts";

/** `trial_2.AlertRequest`; what is left out counts as 0, as it always did. */
export interface AlertRequest {
  readonly data1?: number;
  readonly data2?: number;
  readonly function?: number;
}

/** `trial_2.AlertReply`. */
export interface AlertReply {
  readonly val: number;
}

/** The name of the service that clients of the former system reach. */
export const COMPAT_SERVICE = "trial_2.Alert";

/** Its definition. */
export function compatDefinition(): ServiceDefinition {
  const definition = packageDefinition(parseProtos([trial2]));
  return serviceOf(definition, COMPAT_SERVICE);
}

/**
 * Answers a call of the former system with the calculator that does the same.
 *
 * @param deployed The services this end server has; the others are not
 *   offered here either.
 * @throws {InvalidFieldsError} for an unknown function and for bad numbers.
 * @throws {NotOfferedError} when the function's service is not deployed.
 */
export function answerCompat(
  request: AlertRequest,
  deployed: readonly CalculatorName[],
  context: Context,
): AlertReply {
  const number = request.function ?? 0;
  const { data1 = 0, data2 = 0 } = request;
  const asked = COMPAT_FUNCTIONS[number];
  if (!asked) throw unknownFunction(number);
  if (!deployed.includes(asked.service)) throw notDeployed(number, asked);
  try {
    const values = asked.values(data1, data2);
    const calculator: Calculator = CALCULATORS[asked.service];
    const result = calculate(calculator, values, context);
    return { val: Number(result[asked.output]) };
  } catch (error) {
    throw error instanceof InvalidFieldsError ? renamed(error, asked) : error;
  }
}

function unknownFunction(number: number): Error {
  const names = COMPAT_FUNCTIONS.map(({ service }, i) => `${i} ${service}`);
  const message = `there is no function ${number}; there are ${names.join(", ")}`;
  const code = "unsupported";
  return new InvalidFieldsError([{ field: "function", code, message }]);
}

function notDeployed(number: number, { service }: CompatFunction): Error {
  return new NotOfferedError(
    `Cannot answer function ${number}: the service "${service}" is not deployed here; deploy an instance with it`,
  );
}

/** The same violations by the names this caller knows. */
function renamed(error: InvalidFieldsError, { origin }: CompatFunction): Error {
  const violations = error.violations.map(({ field, code, message }) => {
    const datum = origin[field];
    if (!datum) return { field, code, message };
    return { field: datum, code, message: `as ${field}, ${message}` };
  });
  return new InvalidFieldsError(violations);
}
