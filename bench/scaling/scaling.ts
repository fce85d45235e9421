import type { Measured, Measurement, Row, Settings } from "../types.ts";
import { CONTENDERS } from "./contenders.ts";
import { rowOf } from "./entries.ts";
import { play } from "./play.ts";
import {
  HELD_OUT,
  scenesOf,
  SEEN,
  START_TIMES_MS,
  type SceneSet,
} from "./scenes.ts";

const SETS: readonly (readonly [name: string, set: SceneSet])[] = [
  ["seen", SEEN],
  ["held out", HELD_OUT],
];

/** Every rule with every setting, on all traffic: one for each start time. */
export const SCALING: readonly Measurement[] = START_TIMES_MS.map(
  (startMs) => ({
    name: `scaling_${startMs}_ms`,
    title: `What scaling rules cost and miss, where end servers take ${startMs / 1_000} s to start`,
    run: (settings) => run(startMs, settings),
  }),
);

/** In simulated time: the same figures on any machine. */
async function run(
  startMs: number,
  { quick, progress }: Settings,
): Promise<Measured> {
  const rows: Row[] = [];
  for (const [set, { seeds, ...rest }] of SETS) {
    const some = { ...rest, seeds: quick ? seeds.slice(0, 1) : seeds };
    for (const scene of scenesOf(some)) {
      const { trace } = scene;
      progress(`${set}, ${trace}`);
      for (const contender of CONTENDERS) {
        const { rule, setting } = contender;
        const figures = play(contender, { scene, startMs });
        rows.push(rowOf({ set, trace, rule, setting }, figures));
      }
    }
  }
  return { kind: "measured", rows };
}
