import { formatTable } from "../src/cli/table.ts";
import type { Verdict } from "./bars.ts";
import { rounded } from "./statistics.ts";
import type { Measured } from "./types.ts";

const WIDTH = 150;

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
  return formatTable(columns, cells, { width: WIDTH });
}

function shown(value: number | undefined): string {
  return value === undefined ? "–" : String(value);
}

/** The bars, what was measured, and which are missed. */
export function verdictTable(verdicts: readonly Verdict[]): string {
  const columns = [
    { title: "Bar" },
    { title: "figure" },
    { title: "limit", align: "right" as const },
    { title: "measured", align: "right" as const },
    { title: "" },
  ];
  const cells = verdicts.map((it) => [
    it.row === undefined ? it.measurement : `${it.measurement}, ${it.row}`,
    it.isRatio ? `${it.column}, to HAProxy's` : it.column,
    `${it.kind === "at most" ? "≤" : "≥"} ${it.limit}`,
    Number.isNaN(it.value) ? "–" : String(rounded(it.value)),
    it.isMet ? "met" : "missed",
  ]);
  return formatTable(columns, cells, { width: WIDTH });
}
