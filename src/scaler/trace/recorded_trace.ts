import type { Arrivals, Call, Trace } from "../simulator/types.ts";
import type { InferredWork } from "./infer_work.ts";
import type { RecordedTraffic } from "./read_trace.ts";

/** What was recorded, to be played again. */
export function recordedTrace(
  { fromMs, toMs, requests }: RecordedTraffic,
  { workMs }: Pick<InferredWork, "workMs">,
): Trace {
  const count = requests.length;
  const atMs = Float64Array.from(requests, (it) => it.arrivedMs - fromMs);
  const timeoutMs = Float64Array.from(requests, patience);
  const client = Uint16Array.from(requests, (it) => it.client);

  function begin(): Arrivals {
    let next = 0;
    return {
      next(call: Call): boolean {
        if (next === count) return false;
        call.atMs = atMs[next] ?? 0;
        call.workMs = workMs[next] ?? 0;
        call.timeoutMs = timeoutMs[next] ?? Infinity;
        call.client = client[next] ?? 0;
        next++;
        return true;
      },
    };
  }

  const tookMs = Math.max(1, toMs - fromMs);
  const title = `${count} requests as they were recorded`;
  return { name: "recorded", title, tookMs, begin };
}

/** How long a client would have waited, as far as it can be known. */
function patience(request: RecordedTraffic["requests"][number]): number {
  const { timeoutMs, ending, endServer, arrivedMs, endedMs } = request;
  if (timeoutMs > 0) return timeoutMs;
  // It left the line without having said how long it would stay.
  const hasLeft = ending === "failed" && endServer === 0;
  return hasLeft ? endedMs - arrivedMs : Infinity;
}
