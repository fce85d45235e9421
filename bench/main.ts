/**
 * `bun run bench [name …] [--only NAMES] [--proxies NAMES] [--rounds N]
 * [--quick] [--write]`: measures, prints tables and which bars are met, and
 * with `--write` keeps the figures in `bench/results/` and draws them.
 */
import { join } from "node:path";

import { UsageError } from "../src/cli/arguments.ts";
import { benchPlan } from "./bench_plan.ts";
import { drawResults } from "./chart/draw_results.ts";
import { pinThisProgram } from "./machine/cores.ts";
import { MEASUREMENTS } from "./measurements.ts";
import { PROXIES } from "./proxies/all.ts";
import { runMeasurements } from "./run_measurements.ts";

const RESULTS = join(import.meta.dir, "results");

async function main(args: readonly string[]): Promise<number> {
  const plan = benchPlan(args, {
    measurements: MEASUREMENTS.map((it) => it.name),
    proxies: PROXIES.map((it) => it.name),
  });
  await pinThisProgram();
  await runMeasurements(MEASUREMENTS, plan, {
    write: (text) => void process.stdout.write(text),
    progress: (line) => void process.stderr.write(line),
    results: RESULTS,
  });
  if (plan.writes) {
    const drawn = drawResults(RESULTS);
    process.stdout.write(
      `Kept in bench/results; drawn: ${drawn.join(", ") || "nothing"}\n`,
    );
  }
  return 0;
}

function failure(error: unknown): number {
  const isUsage = error instanceof UsageError;
  const text = isUsage ? error.message : Bun.inspect(error);
  process.stderr.write(`${text}\n`);
  return isUsage ? 2 : 1;
}

main(process.argv.slice(2))
  .catch(failure)
  .then((code) => process.exit(code));
