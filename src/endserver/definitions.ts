import type { ServiceDefinition } from "@grpc/grpc-js";
import type { PackageDefinition } from "@grpc/proto-loader";

import type { CalculatorName } from "../finance/mod.ts";
import { FINANCE_PROTOS } from "../wire/gen/finance.ts";
import { packageDefinition, parseProtos } from "../wire/load.ts";
import { serviceName } from "./describe_service.ts";

/**
 * The definition of a calculator's service. Fields keep the names they have in
 * the proto file, which are the ones calculators read and write.
 */
export function financeDefinition(id: CalculatorName): ServiceDefinition {
  const root = parseProtos([FINANCE_PROTOS[id]], { keepCase: true });
  return serviceOf(packageDefinition(root), serviceName(id));
}

/**
 * One service of a package.
 *
 * @throws {TypeError} when the package has no service of that name.
 */
export function serviceOf(
  definition: PackageDefinition,
  name: string,
): ServiceDefinition {
  const service = definition[name];
  if (service && !("format" in service)) return service;
  throw new TypeError(`Cannot serve "${name}": no proto file declares it`);
}
