import { formatTable } from "../src/cli/table.ts";
import type { Measured } from "./types.ts";

/** A measurement as a table, or why there is none. */
export function reportTable(measured: Measured): string {
  if (measured.kind === "skipped") return `Skipped: ${measured.reason}\n`;
  const { rows } = measured;
  const names = [...new Set(rows.flatMap(({ values }) => Object.keys(values)))];
  const columns = [
    { title: "" },
    ...names.map((title) => ({ title, align: "right" as const })),
    { title: "" },
  ];
  const cells = rows.map(({ what, values, note = "" }) => [
    what,
    ...names.map((name) => shown(values[name])),
    note,
  ]);
  return formatTable(columns, cells, { width: 150 });
}

function shown(value: number | undefined): string {
  return value === undefined ? "–" : String(value);
}
