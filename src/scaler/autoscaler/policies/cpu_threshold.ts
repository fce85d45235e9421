import { ceil } from "../ceil.ts";
import { limited, type Limited } from "../limited.ts";
import { createSmoother } from "../smoothing.ts";
import { isWithinTolerance } from "../tolerance.ts";
import { DEFAULT_TUNING } from "../tuning.ts";
import type { Decider, Observation, Policy, PolicyOptions } from "../types.ts";
import { endServers, figure, seconds } from "../words.ts";
import { measureCpu, type CpuRule, type CpuUse } from "./_measure_cpu.ts";

/**
 * As many end servers as bring the mean CPU use to the target, like the HPA's
 * target tracking: ⌈n · use / target⌉, with a tolerance. A single end server
 * near its limit calls for one more, and one is removed only if the rest would
 * stay well below the target.
 */
export const cpuThreshold = {
  title: "CPU threshold",
  summary: "Goes by the CPU use of the end servers; for work that computes",
  create(options: PolicyOptions = {}): Decider {
    const rule = { cpuTargetPercent: 80, ...DEFAULT_TUNING, ...options };
    const smooth = createSmoother(rule.cpuWindowMs);
    let hotFrom: number | undefined;

    return function cpuThreshold(seen) {
      const use = measureCpu(smooth(seen.cpu, seen.nowMs), { seen, rule });
      if (use === undefined) {
        const reason = `no end server has been measured for ${seconds(rule.cpuWindowMs)} yet`;
        return { kind: "hold", reason, inputs: {} };
      }
      const from = seen.ready + seen.starting;
      // One more than when it got hot, however long that lasts: where one
      // more does not help, the next would not either.
      const isHot = use.hottest.percent > rule.hotPercent;
      hotFrom = isHot ? (hotFrom ?? from) : undefined;
      const wish = Math.max(1, ceil(use.sumPercent / rule.cpuTargetPercent));
      const situation = { from, rule, use, hotFrom };
      return {
        kind: "want",
        endServers: wish,
        urgent: false,
        clamps: limitByCpu(wish, situation).clamps,
        reason: explain(wish, situation),
        inputs: inputsOf(seen, situation),
      };
    };
  },
} satisfies Policy;

interface Situation {
  /** End servers there are: ready + starting. */
  readonly from: number;
  readonly rule: CpuRule;
  readonly use: CpuUse;
  /** How many there were when one got hot; `undefined` while none is. */
  readonly hotFrom: number | undefined;
}

function limitByCpu(wish: number, situation: Situation): Limited {
  const { use } = situation;
  const tolerated = tolerate({ endServers: wish, clamps: [] }, situation);
  const heated = heat(tolerated, situation);
  if (heated.endServers >= situation.from) return heated;
  if (use.meanPercent > situation.rule.cpuTargetPercent) {
    const reason = () =>
      `${endServers(use.unmeasured)} starting or just started`;
    return limited(heated, { name: "starting", to: situation.from, reason });
  }
  return keepHeadroom(heated, situation);
}

function tolerate(value: Limited, { from, rule, use }: Situation): Limited {
  const ratio = use.sumPercent / (from * rule.cpuTargetPercent);
  const tolerance = rule.cpuTolerance;
  if (!isWithinTolerance(ratio, { tolerance })) return value;
  const reason = () =>
    `within ${figure(tolerance * 100)} % of the target nothing changes`;
  return limited(value, { name: "tolerance", to: from, reason });
}

/** One end server near its limit: never fewer, and one more than before. */
function heat(value: Limited, { from, use, hotFrom }: Situation): Limited {
  if (hotFrom === undefined) return value;
  const { endServer, percent } = use.hottest;
  const to = Math.max(value.endServers, from, hotFrom + 1);
  const reason = () =>
    `end server ${endServer} alone uses ${figure(percent)} %`;
  return limited(value, { name: "hot", to, reason });
}

function keepHeadroom(value: Limited, { from, rule, use }: Situation): Limited {
  const limit = rule.cpuHeadroom * rule.cpuTargetPercent;
  const fewest = Math.floor(use.sumPercent / limit + 1e-9) + 1; // strictly below
  const to = Math.max(value.endServers, Math.min(from, fewest));
  const reason = () =>
    fewest < from
      ? `fewer than ${fewest} would have too little margin`
      : `with one less it would be ${figure(use.sumPercent / (from - 1))} %, not below ${figure(limit)} %`;
  return limited(value, { name: "headroom", to, reason });
}

function explain(wish: number, { from, rule, use }: Situation): string {
  const target = `the target of ${figure(rule.cpuTargetPercent)} %`;
  const measure = `end servers use ${figure(use.meanPercent)} % of their CPU limit on average`;
  if (use.meanPercent > rule.cpuTargetPercent) {
    return `${measure}, more than ${target}`;
  }
  if (wish === from) return `${measure}, no more than ${target}`;
  return `${measure}, so ${endServers(wish)} would do at ${target}`;
}

function inputsOf(seen: Observation, { from, rule, use }: Situation) {
  const { ready, starting, loadNow } = seen;
  const { cpuTargetPercent: targetPercent, hotPercent } = rule;
  const limit = rule.cpuHeadroom * targetPercent;
  return {
    ready,
    starting,
    loadNow,
    measured: use.measured,
    meanCpuPercent: use.meanPercent,
    maxCpuPercent: use.hottest.percent,
    sumCpuPercent: use.sumPercent,
    targetPercent,
    hotPercent,
    scaleInBelowPercent: (limit * (from - 1)) / from,
  };
}
