import { describeService } from "../endserver/describe_service.ts";
import { CALCULATORS } from "../finance/mod.ts";
import { about } from "./about.ts";
import { DEFAULT_SETTINGS } from "./portal/default_settings.ts";
import { LiveFleet } from "./fleet.ts";
import { makeInstance, type Ground } from "./make_instance.ts";
import type { Preparation } from "./preparation.ts";
import type { ScalerOptions } from "./scaler_options.ts";

/** What {@linkcode makeFleet} needs beside the ground. */
export interface MakeFleetOptions extends Pick<
  ScalerOptions,
  "ports" | "maxInstances" | "maxEndServers"
> {
  /** Why the runtime was chosen, as a sentence. */
  readonly reason: string;
  readonly preparation: Preparation;
}

/** Makes the fleet, without instances yet. */
export function makeFleet(
  ground: Ground,
  options: MakeFleetOptions,
): LiveFleet {
  const { state, runtime, hosts, now } = ground;
  const { ports, maxInstances, maxEndServers, reason, preparation } = options;
  const services = Object.entries(CALCULATORS).map(([id, calculator]) =>
    describeService(id, calculator),
  );
  return new LiveFleet({
    state,
    runtime,
    services,
    ports,
    maxInstances,
    now,
    about: () =>
      about({
        runtime: runtime.kind,
        runtimeReason: reason,
        defaults: { ...DEFAULT_SETTINGS, services: [] },
        maxInstances,
        maxEndServers,
        preparing: preparation.status,
      }),
    checkRuntime: () => preparation.check(),
    open: async (record) => {
      const instance = makeInstance(record, ground);
      await instance.open({ hosts, port: record.port });
      return instance;
    },
  });
}
