import { abortable } from "../base/abortable.ts";
import { untilServing } from "../wire/until_serving.ts";
import type { EndServerInfo, EndServerSpec, Runtime } from "./runtime/types.ts";

/** Where an end server that serves is reached. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

/** How {@linkcode startOne} starts. */
export interface StartOptions {
  readonly runtime: Runtime;
  /** Resolves once the runtime can start end servers. */
  readonly prepared: Promise<void>;
  readonly signal: AbortSignal;
}

/** Starts an end server as soon as the runtime can. */
export async function startOne(
  spec: EndServerSpec,
  { runtime, prepared, signal }: StartOptions,
): Promise<EndServerInfo> {
  await abortable(prepared, signal);
  return await runtime.start(spec, { signal });
}

/**
 * Waits until an end server answers its health check.
 *
 * @throws {RangeError} when it does not run.
 * @throws {DeadlineError} when it does not serve in time.
 */
export async function bringUp(
  { name, state }: EndServerInfo,
  { signal }: Pick<StartOptions, "signal">,
): Promise<Address> {
  if (state.kind !== "running") {
    throw new RangeError(`End server ${name} ended as soon as it began`);
  }
  const { host, port } = state;
  await untilServing(`${host}:${port}`, { signal });
  signal.throwIfAborted();
  return { host, port };
}
