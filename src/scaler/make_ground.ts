import { startDataPlane } from "./dataplane/data_plane.ts";
import type { Ground } from "./ground.ts";
import { Preparation } from "./preparation.ts";
import { startRates, type RunningRates } from "./rates/start_rates.ts";
import {
  capsOf,
  DEFAULT_SCALER_TUNING,
  type ScalerOptions,
} from "./scaler_options.ts";
import { StartTurns } from "./start_turns.ts";
import { makeSupply } from "./supply/supply.ts";
import { tracePlace } from "./trace_place.ts";

/** What {@linkcode makeGround} needs beside the scaler's options. */
export interface MakeGroundOptions extends Pick<
  ScalerOptions,
  | "stateDirectory"
  | "traceMib"
  | "hosts"
  | "workers"
  | "tuning"
  | "maxEndServersPerTenant"
  | "maxEndServersInAll"
  | "limits"
  | "tls"
  | "rates"
  | "now"
> {
  readonly state: Ground["state"];
  readonly runtime: Ground["runtime"];
  /** Ends what goes on in the background. */
  readonly signal: AbortSignal;
  /** Hears that a part died without which there is no going on. */
  readonly onFailure: (error: Error) => void;
}

/** The ground, and what tells how far it is. */
export interface MadeGround extends AsyncDisposable {
  readonly ground: Ground;
  readonly preparation: Preparation;
  readonly rates: RunningRates;
}

/** Makes what every instance of a scaler runs on. */
export function makeGround(options: MakeGroundOptions): MadeGround {
  const { state, runtime, signal, onFailure, hosts, workers } = options;
  const { tuning = {}, limits = {}, tls, now = Date.now } = options;
  const choice = options.rates ?? { kind: "off" };
  const rates = startRates({ choice, state, now, signal });
  const dataPlane = startDataPlane({
    ...(workers === undefined ? {} : { workers }),
    onFailure,
    defaults: { limits, watchHealth: true, ...(tls && { tls }) },
  });
  const preparation = new Preparation(runtime, { signal });
  const { ready: prepared } = preparation;
  const { delivery } = rates;
  const traces = tracePlace(options.stateDirectory, options.traceMib);
  const supply = supplyOf(options);
  const turns = new StartTurns();
  const starting = { runtime, prepared, turns, delivery, supply };
  return {
    ground: { ...starting, state, dataPlane, hosts, tuning, traces, now },
    preparation,
    rates,
    [Symbol.asyncDispose]: () => dataPlane[Symbol.asyncDispose](),
  };
}

function supplyOf({ tuning, runtime, signal, ...options }: MakeGroundOptions) {
  const { headroomShare } = { ...DEFAULT_SCALER_TUNING, ...tuning };
  return makeSupply({
    caps: capsOf(options),
    headroomShare,
    isOurGroup: runtime.kind === "process",
    signal,
  });
}
