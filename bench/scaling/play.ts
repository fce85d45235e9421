import { chance } from "../../src/scaler/simulator/chance.ts";
import { simulate } from "../../src/scaler/simulator/simulate.ts";
import type { Outcome } from "../../src/scaler/simulator/types.ts";
import type { Contender } from "./contenders.ts";
import { SETTINGS, TARGET_MS, WORLD, type Scene } from "./scenes.ts";

/** What became of one contender over several plays of one shape. */
export interface Figures {
  /** Of all that arrived, per cent. */
  readonly overPercent: number;
  readonly endServerMinutes: number;
  /** The mean over the plays. */
  readonly waitP50Ms: number;
  readonly waitP99Ms: number;
  readonly responseP50Ms: number;
  readonly responseP99Ms: number;
  /** Sums over the plays; of `most`, the highest. */
  readonly arrived: number;
  readonly over: number;
  readonly rejected: number;
  readonly late: number;
  readonly most: number;
  readonly changes: number;
}

/** Plays each trace with a new autoscaler. */
export function play(
  contender: Contender,
  { scene, startMs }: { readonly scene: Scene; readonly startMs: number },
): Figures {
  const { plays, endServers } = scene;
  const { isWatched } = contender;
  const outcomes = plays.map((trace, i) =>
    simulate({
      trace,
      settings: { ...SETTINGS, policy: contender.rule },
      world: {
        ...WORLD,
        startMs,
        endServers,
        isWatched,
        // Rivals look when their own time has come: 15 s, or 2 s.
        tickMs: isWatched ? 2_000 : 1_000,
      },
      autoscaler: contender.create(),
      prng: chance(1_000 + i),
      target: { of: "waiting", ms: TARGET_MS },
    }),
  );
  return figuresOf(outcomes);
}

function figuresOf(outcomes: readonly Outcome[]): Figures {
  const sum = (of: (it: Outcome) => number) =>
    outcomes.reduce((total, it) => total + of(it), 0);
  const mean = (of: (it: Outcome) => number) => sum(of) / outcomes.length;
  const arrived = sum((it) => it.arrived);
  const over = sum((it) => it.beyondTarget * it.arrived);
  return {
    overPercent: (100 * over) / arrived,
    endServerMinutes: sum((it) => it.endServerMinutes),
    waitP50Ms: mean((it) => it.waitP50Ms),
    waitP99Ms: mean((it) => it.waitP99Ms),
    responseP50Ms: mean((it) => it.responseP50Ms),
    responseP99Ms: mean((it) => it.responseP99Ms),
    arrived,
    over,
    rejected: sum((it) => it.rejected),
    late: sum((it) => it.late),
    most: Math.max(...outcomes.map((it) => it.mostEndServers)),
    changes: sum((it) => it.scaledOut + it.scaledIn),
  };
}
