import { bringBack } from "./bring_back.ts";
import { makeFleet } from "./make_fleet.ts";
import { makeGround } from "./make_ground.ts";
import { startPortal } from "./portal/portal.ts";
import {
  capsOf,
  type CapOptions,
  type ScalerOptions,
} from "./scaler_options.ts";
import { trimDecisions } from "./trim_decisions.ts";
import { openStores } from "./store/open_stores.ts";
import { openStateDirectory } from "./store/state_directory.ts";

/** A scaler at work; disposing it drains and stops all that it started. */
export interface Scaler extends AsyncDisposable {
  /** `host:port` of its portal. */
  readonly portal: string;
  /** Which runtime it uses. */
  readonly runtime: string;
  /** Why that one, as a sentence. */
  readonly reason: string;
  /** Rejects when a part dies without which there is no going on. */
  readonly failed: Promise<never>;
  /**
   * Other limits for all ports, as far as they can change live.
   *
   * @throws {RangeError} naming a limit that cannot be.
   */
  setLimits(limits: NonNullable<ScalerOptions["limits"]>): void;
  /** Other numbers of end servers there may be; no minimum is touched. */
  setCaps(caps: CapOptions): void;
}

/**
 * Starts a scaler: takes the state directory, checks what is in it, and only
 * then looks at end servers; opens the ports it had and takes on the end
 * servers that still run.
 *
 * @throws {DamagedStateError | PreconditionError | StorageError} when the
 * state cannot be used; nothing was touched then.
 * @throws {RuntimeError | PreconditionError} when there is no runtime.
 */
export async function startScaler(options: ScalerOptions): Promise<Scaler> {
  await using parts = new AsyncDisposableStack();
  const failed = Promise.withResolvers<never>();
  failed.promise.catch(() => {}); // whoever awaits it hears of it
  const { now = Date.now, hashing = {}, portal: listen } = options;

  const { background = false } = options;
  const directory = parts.use(
    openStateDirectory(options.stateDirectory, { background }),
  );
  const { state, credentials } = parts.use(openStores(directory.path));
  const { runtime, reason } = await options.chooseRuntime(state.installation, {
    runtime: state.runtime,
    instances: state.instances().length,
  });
  parts.use(runtime);
  state.setRuntime(runtime.kind);
  const stop = new AbortController();
  const { signal } = stop;
  const onFailure = failed.reject;
  const base = { ...options, state, runtime, signal, onFailure };
  const { ground, preparation, rates } = parts.use(makeGround(base));
  const make = { ...options, reason, preparation, rates };
  const fleet = parts.use(makeFleet(ground, make));
  parts.defer(() => stop.abort());

  await bringBack(ground, { fleet, signal });
  trimDecisions(fleet, { ...ground, signal });
  const portal = parts.use(
    await startPortal({ fleet, credentials, state, listen, hashing, now }),
  );
  directory.setPortal(portal.address);

  const owned = parts.move();
  return {
    portal: portal.address,
    runtime: runtime.kind,
    reason,
    failed: failed.promise,
    setLimits: (limits) => ground.dataPlane.setLimits(limits),
    setCaps: (caps) => ground.supply.allotments.setCaps(capsOf(caps)),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}
