import { limited, type Limited } from "../limited.ts";
import { createStabiliser } from "../stabiliser.ts";
import { figure, seconds } from "../words.ts";
import type { DelaySituation } from "./_explain_delay.ts";
import type { DelayRule } from "./_measure_delay.ts";
import { createPeakMemory } from "./_peak_memory.ts";
import { fewestForDelay } from "./_size_for_delay.ts";

/** Everything that forbids a change, above all having fewer end servers. */
export interface KeepEnough {
  /** Takes down what is needed now, whoever decides. */
  note(situation: DelaySituation): void;
  /** Limits the model's wish. */
  limit(wish: number, situation: DelaySituation): Limited;
  /** Keeps what was needed lately and may be needed again soon. */
  remember(value: Limited, situation: DelaySituation): Limited;
}

/** What is added to work off a line is kept for so long, ms. */
const SETTLE_MS = 10_000;

/** Makes the limits, with nothing behind them yet. */
export function createKeepEnough({ stabilisationMs }: DelayRule): KeepEnough {
  const peaks = createPeakMemory(stabilisationMs);
  const settled = createStabiliser(SETTLE_MS);

  function remember(value: Limited, { seen }: DelaySituation): Limited {
    const from = seen.ready + seen.starting;
    const peak = peaks.highest(seen.nowMs);
    if (peak === undefined || value.endServers >= from) return value;
    const to = Math.max(value.endServers, Math.min(from, peak.endServers));
    const reason = () =>
      `${peak.endServers} were needed ${seconds(peak.agoMs)} ago, and such a load may come back at once for ${seconds(peak.countsMs)}`;
    return limited(value, { name: "memory", to, reason });
  }

  return {
    note({ seen, rule, reading }) {
      const { now, startMs } = reading;
      const endServers = fewestForDelay(now, rule);
      peaks.note({ atMs: seen.nowMs, endServers, startMs });
    },
    limit(wish, situation) {
      const { nowMs, ready, starting } = situation.seen;
      const from = ready + starting;
      settled.note(nowMs, wish);
      const value = { endServers: wish, clamps: [] };
      if (wish >= from) return tolerate(value, situation);
      const known = untilKnown(value, situation);
      if (known.endServers === from) return known;
      const roomy = keepHeadroom(known, situation);
      const calm = settled.limit(roomy, { nowMs, from, urgent: false });
      return remember(calm, situation);
    },
    remember,
  };
}

/** A delay that is as good as the target changes nothing. */
function tolerate(value: Limited, situation: DelaySituation): Limited {
  const { seen, rule, reading } = situation;
  const from = seen.ready + seen.starting;
  const share = 1 + rule.delayTolerance;
  const needed = fewestForDelay(reading.expected, rule, { share });
  if (needed > from) return value;
  const reason = () =>
    `within ${figure(rule.delayTolerance * 100)} % of the target nothing is added`;
  return limited(value, { name: "tolerance", to: from, reason });
}

function untilKnown(value: Limited, situation: DelaySituation): Limited {
  const { seen, rule, reading } = situation;
  const unknownMs = rule.rateWindowMs - reading.historyMs;
  // The sample that is one tick short of the window is as good.
  if (unknownMs <= rule.rateWindowMs / 5) return value;
  const to = seen.ready + seen.starting;
  const reason = () =>
    `the traffic has to be known for ${seconds(unknownMs)} more`;
  return limited(value, { name: "history", to, reason });
}

function keepHeadroom(value: Limited, situation: DelaySituation): Limited {
  const { seen, rule, reading } = situation;
  const share = rule.delayHeadroom;
  const roomy = Math.max(
    fewestForDelay(reading.expected, rule, { share }),
    fewestForDelay(reading.lately, rule, { share }),
  );
  const from = seen.ready + seen.starting;
  const to = Math.max(value.endServers, Math.min(from, roomy));
  const reason = () =>
    `with fewer than ${to} it would be more than ${figure(share * 100)} % of the target`;
  return limited(value, { name: "headroom", to, reason });
}
