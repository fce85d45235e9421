import type { Column } from "../components/table.ts";
import { count, milliseconds, number } from "../format.ts";
import { rowTable } from "../row_table.ts";
import { WHAT_IF, type PlayedRow } from "../what_if.ts";

const COLUMNS: readonly Column<PlayedRow>[] = [
  {
    title: "Settings",
    cell: ({ title }) => title,
    grows: true,
    min: 26,
    priority: 0,
  },
  {
    title: "",
    cell: ({ isBest }) => (isBest ? "best" : ""),
    tone: () => "ok",
    priority: 2,
  },
  figure("Minutes", ({ play }) => play.endServerMinutes, {
    label: number,
    priority: 1,
  }),
  figure("p99", ({ play }) => play.responseP99Ms, {
    label: milliseconds,
    priority: 1,
  }),
  figure("Waiting p99", ({ play }) => play.waitP99Ms, {
    label: milliseconds,
    priority: 5,
  }),
  figure("p50", ({ play }) => play.responseP50Ms, {
    label: milliseconds,
    priority: 6,
  }),
  figure("Beyond", ({ play }) => play.beyondTarget, {
    label: (share) => `${(share * 100).toFixed(1)} %`,
    priority: 2,
  }),
  figure("Refused", ({ play }) => play.rejected, {
    label: count,
    priority: 3,
  }),
  figure("Late", ({ play }) => play.late, { label: count, priority: 4 }),
  figure("Most", ({ play }) => play.mostEndServers, {
    label: count,
    priority: 4,
  }),
  figure("Changes", ({ play }) => play.scaledOut + play.scaledIn, {
    label: count,
    priority: 7,
  }),
];

/** What was played, side by side. */
export const PLAYED = rowTable<PlayedRow>({
  tab: WHAT_IF,
  columns: COLUMNS,
  id: ({ id }) => id,
  copy: ({ title }) => ({ what: "settings", text: title }),
});

function figure(
  title: string,
  value: (row: PlayedRow) => number,
  look: {
    readonly label: (value: number) => string;
    readonly priority: number;
  },
): Column<PlayedRow> {
  const { label, priority } = look;
  const cell = (row: PlayedRow) => label(value(row));
  return { title, cell, value, align: "right", priority };
}
