import {
  createRecent,
  type Dated,
} from "../../src/scaler/autoscaler/recent.ts";

/** How fast the HPA lets the number change; these are its own defaults. */
const HPA_BEHAVIOUR = {
  /** Scaling down follows the highest recommendation of so long, ms. */
  stabilisationMs: 300_000,
  /** The time a policy's share or count is for, ms. */
  periodMs: 15_000,
  /** At most so many pods, or as many as there were, are added in it. */
  upPods: 4,
  upShare: 1,
  /** At most this share is removed in it. */
  downShare: 1,
} as const;

/** What changes of the number are allowed: for one HPA, in order of time. */
export type Behaviour = (wish: number, now: Moment) => number;

/** When, and how many pods there are. */
export interface Moment {
  readonly nowMs: number;
  readonly current: number;
}

interface Counted extends Dated {
  readonly count: number;
}

/**
 * Stabilisation and the scaling policies.
 *
 * Source: kubernetes/kubernetes pkg/controller/podautoscaler/horizontal.go,
 * stabilizeRecommendationWithBehaviors, calculateScaleUpLimitWithScalingRules
 * and calculateScaleDownLimitWithBehaviors; the defaults are those of
 * pkg/apis/autoscaling/v2/defaults.go.
 */
export function createHpaBehaviour(behaviour = HPA_BEHAVIOUR): Behaviour {
  const { stabilisationMs, periodMs, upPods, upShare, downShare } = behaviour;
  const wishes = createRecent<Counted>(stabilisationMs);
  let changes: readonly Counted[] = [];

  return function behave(wish, { nowMs, current }) {
    const since = nowMs - stabilisationMs;
    const recent = wishes.items.filter(({ atMs }) => atMs > since);
    const highest = Math.max(wish, ...recent.map(({ count }) => count));
    wishes.add({ atMs: nowMs, count: wish });
    const stable = wish < current ? Math.min(current, highest) : wish;

    changes = changes.filter(({ atMs }) => atMs > nowMs - periodMs);
    const sum = (sign: number) =>
      changes.reduce((all, { count }) => all + Math.max(0, sign * count), 0);
    const before = current - sum(1);
    const most = Math.max(before + upPods, Math.ceil(before * (1 + upShare)));
    const fewest = Math.floor((current + sum(-1)) * (1 - downShare));
    const to = Math.min(
      Math.max(stable, Math.min(current, fewest)),
      Math.max(current, most),
    );
    if (to !== current)
      changes = [...changes, { atMs: nowMs, count: to - current }];
    return to;
  };
}
