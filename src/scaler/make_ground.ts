import { startDataPlane } from "./dataplane/data_plane.ts";
import type { Ground } from "./ground.ts";
import { Preparation } from "./preparation.ts";
import { startRates, type RunningRates } from "./rates/start_rates.ts";
import type { Runtime } from "./runtime/types.ts";
import type { ScalerOptions } from "./scaler_options.ts";
import type { StateStore } from "./store/types.ts";
import { tracePlace } from "./trace_place.ts";

/** What {@linkcode makeGround} needs beside the scaler's options. */
export interface MakeGroundOptions extends Pick<
  ScalerOptions,
  | "stateDirectory"
  | "traceMib"
  | "hosts"
  | "workers"
  | "tuning"
  | "limits"
  | "tls"
  | "rates"
  | "now"
> {
  readonly state: StateStore;
  readonly runtime: Runtime;
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
  const parts = { state, runtime, prepared, dataPlane, delivery };
  return {
    ground: { ...parts, hosts, tuning, traces, now },
    preparation,
    rates,
    [Symbol.asyncDispose]: () => dataPlane[Symbol.asyncDispose](),
  };
}
