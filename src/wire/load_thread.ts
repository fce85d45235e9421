import type { LoadCounts, LoadPlan } from "./load_plan.ts";
import type { LoadOptions } from "./load_run.ts";
import type { LoadOrder, LoadReport } from "./load_worker.ts";
import type { TlsTrust } from "./open_channel.ts";

/** Where a load goes. */
export interface LoadTarget {
  /** `host:port` of an instance. */
  readonly address: string;
  /** With it, TLS is spoken. */
  readonly tls?: TlsTrust | undefined;
}

/**
 * Runs a load as `runLoad` does, in a thread of its own: neither do calls hold
 * up who watches them, nor does drawing hold up calls.
 *
 * @throws {Error} when the plan is out of bounds or the thread ends.
 */
export async function loadInThread(
  plan: LoadPlan,
  { address, tls }: LoadTarget,
  { signal, onCounts }: Pick<LoadOptions, "signal" | "onCounts">,
): Promise<LoadCounts> {
  const { promise, resolve, reject } = Promise.withResolvers<LoadCounts>();
  const worker = new Worker(new URL("./load_worker.ts", import.meta.url));
  const tell = (order: LoadOrder) => worker.postMessage(order);
  const failed = (why: string) => reject(new Error(why));
  worker.onmessage = ({ data }: MessageEvent<LoadReport>) => {
    switch (data.kind) {
      case "counts":
        return onCounts(data.counts);
      case "ended":
        return resolve(data.counts);
      case "failed":
        return failed(data.reason);
      default:
        data satisfies never;
    }
  };
  const broke = (why: string) =>
    failed(`Cannot go on sending load: its thread ended: ${why}`);
  worker.addEventListener("error", ({ message }) => broke(message));
  worker.addEventListener("close", () => broke("it exited"));
  const stop = () => tell({ kind: "stop" });
  signal.addEventListener("abort", stop, { once: true });
  tell({ kind: "begin", address, tls, plan });
  if (signal.aborted) stop();
  try {
    return await promise;
  } finally {
    signal.removeEventListener("abort", stop);
    worker.terminate();
  }
}
