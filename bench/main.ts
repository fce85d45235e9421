/**
 * `bun run bench [name …] [--write]`: measures, prints tables, and with
 * `--write` keeps the figures in `bench/results/`.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";

import { formatTable } from "../src/cli/table.ts";
import { forwarding } from "./forwarding.ts";
import { picks } from "./picks.ts";
import type { Measured, Measurement, Row } from "./types.ts";

const MEASUREMENTS: readonly Measurement[] = [picks, forwarding];
const RESULTS = join(import.meta.dir, "results");

async function main(args: readonly string[]): Promise<number> {
  const names = args.filter((it) => it !== "--write");
  const known = MEASUREMENTS.map((it) => it.name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    const list = known.join(", ");
    process.stderr.write(`Cannot measure "${unknown}": choose from ${list}\n`);
    return 2;
  }
  const wanted = MEASUREMENTS.filter(
    ({ name }) => names.length === 0 || names.includes(name),
  );
  for (const measurement of wanted) {
    const measured = await measurement.run();
    process.stdout.write(`${measurement.title}\n${shown(measured)}\n`);
    if (args.includes("--write")) keep(measurement, measured);
  }
  return 0;
}

function shown(measured: Measured): string {
  if (measured.kind === "skipped") return `Skipped: ${measured.reason}\n`;
  const [first] = measured.rows;
  const names = Object.keys(first?.values ?? {});
  const columns = [
    { title: "" },
    ...names.map((title) => ({ title, align: "right" as const })),
  ];
  const cells = ({ what, values }: Row) => [
    what,
    ...names.map((name) => String(values[name])),
  ];
  return formatTable(columns, measured.rows.map(cells), { width: 100 });
}

/** Figures mean little without the machine they were measured on. */
function keep({ name, title }: Measurement, measured: Measured): void {
  if (measured.kind === "skipped") return;
  const machine = {
    cpu: cpus()[0]?.model ?? "unknown",
    cores: cpus().length,
    bun: Bun.version,
  };
  const measuredAt = new Date().toISOString();
  const kept = { title, measuredAt, machine, rows: measured.rows };
  mkdirSync(RESULTS, { recursive: true });
  const file = join(RESULTS, `${name}.json`);
  writeFileSync(file, `${JSON.stringify(kept, undefined, 2)}\n`);
  process.stdout.write(`Written to bench/results/${name}.json\n`);
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${Bun.inspect(error)}\n`);
    process.exit(1);
  },
);
