import { barsOf, judge } from "./bars.ts";
import { isMeant, type BenchPlan } from "./bench_plan.ts";
import { keepResult } from "./keep_results.ts";
import { reportTable, verdictTable } from "./report_table.ts";
import type { Measurement } from "./types.ts";

/** Where the report goes, and what is kept. */
export interface RunOptions {
  readonly write: (text: string) => void;
  readonly progress: (line: string) => void;
  /** Where results are kept when that was asked for. */
  readonly results: string;
}

/** Runs what was asked for and reports each as soon as it is known. */
export async function runMeasurements(
  all: readonly Measurement[],
  plan: BenchPlan,
  { write, progress, results }: RunOptions,
): Promise<void> {
  const { names, writes, ...settings } = plan;
  const asked = all.filter(
    ({ name }) => names.length === 0 || names.some((it) => isMeant(name, it)),
  );
  const verdicts = [];
  for (const measurement of asked) {
    const { name, title } = measurement;
    const measured = await measurement.run({
      ...settings,
      progress: (line) => progress(`${name}: ${line}\n`),
    });
    write(`\n${title} [${name}]\n${reportTable(measured)}`);
    verdicts.push(...barsOf([name]).map((bar) => judge(bar, measured)));
    if (writes && measured.kind === "measured") {
      keepResult(results, measurement, { ...measured, ...settings });
    }
  }
  if (verdicts.length > 0) write(`\n${verdictTable(verdicts)}`);
}
