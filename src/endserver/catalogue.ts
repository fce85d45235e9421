import type { Server } from "@grpc/grpc-js";

import { CALCULATORS, type CalculatorName } from "../finance/mod.ts";
import type { CatalogueHandlers } from "../wire/gen/tellerline/v1/Catalogue.ts";
import { loadCatalogue } from "../wire/load.ts";
import { describeService } from "./describe_service.ts";

/** Registers the catalogue of the services that are deployed. */
export function addCatalogue(
  server: Server,
  ids: readonly CalculatorName[],
): void {
  const services = [...ids]
    .sort()
    .map((id) => describeService(id, CALCULATORS[id]));
  const handlers: CatalogueHandlers = {
    ListServices: (_call, callback) => callback(null, { services }),
  };
  server.addService(loadCatalogue().Catalogue.service, handlers);
}
