import type { Autoscaler } from "../../src/scaler/autoscaler/autoscaler.ts";
import type { Bounds } from "../../src/scaler/autoscaler/limits.ts";
import type { Observation } from "../../src/scaler/autoscaler/types.ts";
import { createHpaBehaviour } from "./hpa_behaviour.ts";
import { hpaReplicas, type PodMetrics } from "./hpa_replicas.ts";
import { rival } from "./rival.ts";

/** What an HPA goes by. */
export interface HpaTarget {
  /** CPU as per cent of the request, or requests in flight each. */
  readonly metric: "cpu" | "in_flight";
  readonly target: number;
}

/** `--horizontal-pod-autoscaler-sync-period`. */
const SYNC_MS = 15_000;

/**
 * The Horizontal Pod Autoscaler with its defaults: every 15 s the mean of the
 * metric over the last 15 s, tolerance 0.1, at most double or four more in
 * 15 s, down by the highest wish of 300 s. It is given more than it has in a
 * cluster: metrics of this very moment, where metrics-server adds up to 15 s
 * and an adapter more, and counts of requests that include the waiting ones.
 *
 * Sources: kubernetes/website horizontal-pod-autoscale.md; see
 * `hpa_replicas.ts` and `hpa_behaviour.ts` for the code.
 */
export function hpa({ metric, target }: HpaTarget, bounds: Bounds): Autoscaler {
  const behave = createHpaBehaviour();
  const meter = metric === "cpu" ? cpuMeter() : loadMeter();
  const full = metric === "cpu" ? 100 : target;
  let syncedMs: number | undefined;
  return rival(
    (seen) => {
      const isDue = seen.nowMs - (syncedMs ?? -Infinity) >= SYNC_MS;
      const metrics = meter(seen, isDue);
      if (!isDue) return undefined;
      syncedMs = seen.nowMs;
      const { nowMs } = seen;
      const wish = hpaReplicas(metrics, { target, full });
      return behave(wish, { nowMs, current: metrics.current });
    },
    { name: `HPA ${metric} ${target}`, ...bounds },
  );
}

/** Takes in what is seen; `isDue`: and begins a new window after this one. */
type Meter = (seen: Observation, isDue: boolean) => PodMetrics;

/**
 * CPU of each pod over the window. Until a whole window lies after it became
 * ready, a pod's metric is ignored (`groupPods` within the 5 minutes of
 * `--horizontal-pod-autoscaler-cpu-initialization-period`).
 */
function cpuMeter(): Meter {
  let sums = new Map<
    string,
    { readonly sum: number; readonly count: number }
  >();
  return ({ ready, starting, cpu }, isDue) => {
    for (const { endServer, percent } of cpu) {
      const { sum, count } = sums.get(endServer) ?? { sum: 0, count: 0 };
      sums.set(endServer, { sum: sum + percent, count: count + 1 });
    }
    const whole = cpu.filter(({ readyForMs }) => readyForMs >= SYNC_MS);
    const values = whole.flatMap(({ endServer }) => {
      const known = sums.get(endServer);
      return known ? [known.sum / known.count] : [];
    });
    if (isDue) sums = new Map();
    const unready = starting + cpu.length - whole.length;
    const missing = ready - cpu.length;
    return { current: ready + starting, values, unready, missing };
  };
}

/** Requests of each ready pod over the window; the others are pending. */
function loadMeter(): Meter {
  let begin: Observation | undefined;
  return (seen, isDue) => {
    const { nowMs, ready, starting, loadIntegralMs, loadNow } = seen;
    const tookMs = nowMs - (begin?.nowMs ?? nowMs);
    const grown = loadIntegralMs - (begin?.loadIntegralMs ?? 0);
    const mean = tookMs > 0 ? grown / tookMs : loadNow;
    if (isDue) begin = seen;
    const values = new Array<number>(ready).fill(mean / ready);
    return { current: ready + starting, values, unready: starting, missing: 0 };
  };
}
