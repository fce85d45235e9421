import { ReflectionService } from "@grpc/reflection";

import trial2 from "../../proto/compat/trial_2.proto" with { type: "text" };
import health from "../../proto/grpc/health/v1/health.proto" with { type: "text" };
import catalogue from "../../proto/tellerline/v1/catalogue.proto" with { type: "text" };
import type { CalculatorName } from "../finance/mod.ts";
import { FINANCE_PROTOS } from "../wire/gen/finance.ts";
import { packageDefinition, parseProtos } from "../wire/load.ts";

/**
 * Server reflection over exactly what is served, so that generic clients need
 * no proto file. Fields have the names they have in the proto files.
 */
export function reflectionOf(
  services: readonly CalculatorName[],
): ReflectionService {
  const finance = services.map((id) => FINANCE_PROTOS[id]);
  const texts = [catalogue, health, trial2, ...finance];
  const root = parseProtos(texts, { keepCase: true });
  return new ReflectionService(packageDefinition(root));
}
