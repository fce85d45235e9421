/**
 * `bun run bench [name …] [--only NAMES] [--proxies NAMES] [--rounds N]
 * [--quick] [--write]`: measures, prints tables, and with `--write` keeps the
 * figures in `bench/results/`.
 */
import { UsageError } from "../src/cli/arguments.ts";
import { benchPlan } from "./bench_plan.ts";
import { pinThisProgram } from "./machine/cores.ts";
import { MEASUREMENTS } from "./measurements.ts";
import { PROXIES } from "./proxies/all.ts";
import { reportTable } from "./report_table.ts";

async function main(args: readonly string[]): Promise<number> {
  const { names, writes, ...settings } = benchPlan(args, {
    measurements: MEASUREMENTS.map((it) => it.name),
    proxies: PROXIES.map((it) => it.name),
  });
  await pinThisProgram();
  for (const measurement of MEASUREMENTS) {
    const { name, title } = measurement;
    if (names.length > 0 && !names.includes(name)) continue;
    const progress = (line: string) =>
      void process.stderr.write(`${name}: ${line}\n`);
    const measured = await measurement.run({ ...settings, progress });
    process.stdout.write(`\n${title} [${name}]\n${reportTable(measured)}`);
    if (writes) process.stdout.write("");
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
