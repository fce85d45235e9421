import { HealthImplementation } from "grpc-health-check";

import type { CalculatorName } from "../finance/mod.ts";
import { serviceName } from "./describe_service.ts";

/** `grpc.health.v1`, for the server as a whole ("") and for each service. */
export class Health extends HealthImplementation {
  readonly #names: readonly string[];

  constructor(names: readonly string[]) {
    super(Object.fromEntries(names.map((name) => [name, "SERVING"])));
    this.#names = names;
  }

  /** From now on nothing is SERVING; watchers are told. */
  stopServing(): void {
    for (const name of this.#names) this.setStatus(name, "NOT_SERVING");
  }
}

/** Everything SERVING. */
export function healthOf(services: readonly CalculatorName[]): Health {
  return new Health(["", ...services.map(serviceName)]);
}
