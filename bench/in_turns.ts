import { combine, type Run } from "./combine.ts";
import { COLUMN } from "./columns.ts";
import { withOthersShare } from "./machine/others_share.ts";
import type { Contestant } from "./proxies/contest.ts";
import type { Row, Settings } from "./types.ts";

/**
 * Measures the contestants in turns (A B C A B C …), so that whatever else the
 * machine does meets all of them.
 */
export async function inTurns(
  contestants: readonly Contestant[],
  { rounds, progress }: Pick<Settings, "rounds" | "progress">,
  measure: (contestant: Contestant) => Promise<Run>,
): Promise<readonly Row[]> {
  const runs = contestants.map((): Run[] => []);
  for (let round = 1; round <= rounds; round++) {
    for (const [i, contestant] of contestants.entries()) {
      progress(`round ${round}/${rounds}, ${contestant.proxy.title}`);
      const { result, othersPercent } = await withOthersShare(() =>
        measure(contestant),
      );
      runs[i]?.push(withFigure(result, COLUMN.others, othersPercent));
    }
  }
  return contestants.map(({ proxy }, i) => combine(proxy.title, runs[i] ?? []));
}

function withFigure(run: Run, name: string, value: number): Run {
  return run.kind === "ran"
    ? { kind: "ran", values: { ...run.values, [name]: value } }
    : run;
}
