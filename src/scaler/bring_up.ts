import { abortable } from "../base/abortable.ts";
import { untilServing } from "../wire/until_serving.ts";
import type { EndServerInfo, EndServerSpec, Runtime } from "./runtime/types.ts";
import type { StartTurns } from "./start_turns.ts";

/** Where an end server that serves is reached. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

/** How {@linkcode startOne} starts. */
export interface StartOptions {
  /** In which end servers come up. @default all at once */
  readonly turns?: StartTurns | undefined;
  readonly runtime: Runtime;
  /** Resolves once the runtime can start end servers. */
  readonly prepared: Promise<void>;
  readonly signal: AbortSignal;
}

/** An end server that answers its health check. */
export interface Started {
  readonly info: EndServerInfo;
  readonly address: Address;
}

/** Starts an end server as soon as the runtime can, and brings it up. */
export async function startOne(
  spec: EndServerSpec,
  { runtime, prepared, signal, turns }: StartOptions,
): Promise<Started> {
  await abortable(prepared, signal);
  const start = async () =>
    bringUp(await runtime.start(spec, { signal }), { signal });
  return turns ? await turns.take(start, signal) : await start();
}

/**
 * Waits until an end server answers its health check.
 *
 * @throws {RangeError} when it does not run.
 * @throws {DeadlineError} when it does not serve in time.
 */
export async function bringUp(
  info: EndServerInfo,
  { signal }: Pick<StartOptions, "signal">,
): Promise<Started> {
  const { name, state } = info;
  if (state.kind !== "running") {
    throw new RangeError(`End server ${name} ended as soon as it began`);
  }
  const { host, port } = state;
  await untilServing(`${host}:${port}`, { signal });
  signal.throwIfAborted();
  return { info, address: { host, port } };
}
