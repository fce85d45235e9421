import { about } from "./about.ts";
import { deployableServices } from "./deployable_services.ts";
import { LiveFleet } from "./fleet.ts";
import type { Ground } from "./ground.ts";
import { makeInstance } from "./make_instance.ts";
import type { MadeGround } from "./make_ground.ts";
import { makeSimulate } from "./make_simulate.ts";
import type { ScalerOptions } from "./scaler_options.ts";

/** What {@linkcode makeFleet} needs beside the ground. */
export interface MakeFleetOptions
  extends
    Pick<
      ScalerOptions,
      "ports" | "maxInstances" | "maxEndServers" | "limits" | "tls"
    >,
    Pick<MadeGround, "preparation" | "rates"> {
  /** Why the runtime was chosen, as a sentence. */
  readonly reason: string;
}

/** Makes the fleet, without instances yet. */
export function makeFleet(
  ground: Ground,
  options: MakeFleetOptions,
): LiveFleet {
  const { state, runtime, supply, hosts, now } = ground;
  const { ports, maxInstances, maxEndServers } = options;
  const { reason, preparation, rates, tls } = options;
  return new LiveFleet({
    state,
    runtime,
    services: deployableServices(),
    ports,
    maxInstances,
    supply,
    now,
    about: () =>
      about({
        runtime: runtime.kind,
        runtimeReason: reason,
        maxInstances,
        maxEndServers,
        maxEndServersPerTenant: supply.allotments.caps.perTenant,
        maxEndServersInAll: supply.allotments.caps.inAll,
        preparing: preparation.status,
        rates: rates.message(),
        tls: tls ? { certificates: tls.cert } : null,
      }),
    simulate: makeSimulate(ground, options.limits),
    checkRuntime: () => preparation.check(),
    open: async (record) => {
      const instance = makeInstance(record, ground);
      await instance.open({ hosts, port: record.port });
      return instance;
    },
  });
}
