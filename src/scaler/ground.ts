import type { DataPlane } from "./dataplane/types.ts";
import type { RatesDelivery } from "./rates/delivery.ts";
import type { Runtime } from "./runtime/types.ts";
import type { ScalerTuning } from "./scaler_options.ts";
import type { StartTurns } from "./start_turns.ts";
import type { Supply } from "./supply/supply.ts";
import type { TracePlace } from "./trace_place.ts";
import type { StateStore } from "./store/types.ts";

/** What every instance of a scaler runs on. */
export interface Ground {
  readonly state: StateStore;
  readonly runtime: Runtime;
  /** Resolves once the runtime can start end servers. */
  readonly prepared: Promise<void>;
  /** In which end servers come up. @default all at once */
  readonly turns?: StartTurns;
  readonly dataPlane: DataPlane;
  /** Gives end servers the exchange rates in force. */
  readonly delivery: RatesDelivery;
  /** End servers there may be, and room for them. */
  readonly supply: Supply;
  /** Addresses the ports of instances are bound on. */
  readonly hosts: readonly string[];
  readonly tuning: ScalerTuning;
  /** Where it is recorded how requests went. */
  readonly traces: TracePlace;
  readonly now: () => number;
}
