import {
  createAutoscaler,
  type Autoscaler,
  type AutoscalerSettings,
} from "../../src/scaler/autoscaler/autoscaler.ts";
import { POLICIES, type PolicyName } from "../../src/scaler/autoscaler/mod.ts";
import { hpa } from "../rivals/hpa.ts";
import { knative } from "../rivals/knative.ts";
import { SETTINGS, TARGET_MS } from "./scenes.ts";

/** A rule with one setting of it. */
export interface Contender {
  /** The rule, whatever its setting. */
  readonly rule: string;
  /** What was set: `CPU 70 %`. */
  readonly setting: string;
  /** Whether it decides as soon as overload is seen, as ours do. */
  readonly isWatched: boolean;
  create(): Autoscaler;
}

/** What every rule is tried with; its own default is among them. */
const SWEEP = {
  hpaCpuPercent: [30, 40, 50, 60, 70, 80, 90],
  hpaInFlight: [0.35, 0.5, 0.75, 1, 1.25, 1.5, 2, 4],
  knativeConcurrency: [0.5, 0.75, 1, 1.25, 1.5, 2, 5, 10],
  cpuPercent: [40, 60, 80],
  active: [1, 2, 4, 7],
};

/** Everything that is compared, in the order of the report. */
export const CONTENDERS: readonly Contender[] = [
  ...SWEEP.hpaCpuPercent.map((target) => ({
    rule: "HPA, CPU",
    setting: `CPU ${target} %`,
    isWatched: false,
    create: () => hpa({ metric: "cpu", target }, SETTINGS),
  })),
  ...SWEEP.hpaInFlight.map((target) => ({
    rule: "HPA, requests",
    setting: `${target} in flight`,
    isWatched: false,
    create: () => hpa({ metric: "in_flight", target }, SETTINGS),
  })),
  ...SWEEP.knativeConcurrency.map((concurrency) => ({
    rule: "Knative",
    setting: `concurrency ${concurrency}`,
    isWatched: false,
    create: () => knative({ concurrency }, SETTINGS),
  })),
  ...SWEEP.cpuPercent.map((cpuTargetPercent) =>
    ours("cpu_threshold", `CPU ${cpuTargetPercent} %`, { cpuTargetPercent }),
  ),
  ...SWEEP.active.map((queueTarget) =>
    ours("queueing", `${queueTarget} active`, { queueTarget }),
  ),
  ours("latency_target", `waiting ${TARGET_MS} ms`, {
    latencyTargetMs: TARGET_MS,
  }),
];

function ours(
  policy: PolicyName,
  setting: string,
  chosen: Partial<AutoscalerSettings>,
): Contender {
  const settings = { ...SETTINGS, ...chosen, policy };
  const create = () => createAutoscaler(settings, { policies: POLICIES });
  return { rule: policy, setting, isWatched: true, create };
}
