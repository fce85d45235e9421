import type { Column } from "../components/table.ts";
import { clock, milliseconds } from "../format.ts";
import { rowTable } from "../row_table.ts";
import type { Picks } from "../types.ts";

type PickRow = Picks["list"][number];
type CandidateRow = PickRow["candidates"][number];

const PICKS: readonly Column<PickRow>[] = [
  { title: "Time", cell: ({ atMs }) => clock(atMs), priority: 1 },
  { title: "To", cell: ({ endServer }) => endServer, priority: 0 },
  { title: "Client", cell: ({ client }) => client, priority: 4 },
  {
    title: "Waited",
    cell: ({ waitedMs }) => milliseconds(waitedMs),
    value: ({ waitedMs }) => waitedMs,
    align: "right",
    priority: 3,
  },
  {
    title: "Method",
    cell: ({ method }) => method,
    priority: 2,
    grows: true,
    min: 12,
  },
];

/** Requests, and where each went. */
export const PICKED = rowTable<PickRow>({
  tab: "picks",
  columns: PICKS,
  id: ({ number }) => String(number),
  copy: ({ reason }) => ({ what: "reason", text: reason }),
});

const CANDIDATES: readonly Column<CandidateRow>[] = [
  { title: "End server", cell: ({ id }) => id, priority: 0 },
  figure("In flight", ({ inFlight }) => inFlight, 1),
  figure("Picks/s", ({ recentPicks }) => recentPicks, 3),
  {
    title: "Peak",
    cell: ({ latencyMs }) =>
      latencyMs === undefined ? "" : milliseconds(latencyMs),
    align: "right",
    priority: 4,
  },
  {
    title: "Left out",
    cell: ({ excluded }) => excluded.replaceAll("_", " "),
    tone: () => "warn",
    priority: 2,
    grows: true,
    min: 8,
  },
];

/** End servers as they stood at a pick. */
export const STANDING = rowTable<CandidateRow>({
  tab: "candidates",
  columns: CANDIDATES,
  id: ({ id }) => id,
  copy: ({ id }) => ({ what: "end server", text: id }),
});

function figure(
  title: string,
  value: (row: CandidateRow) => number,
  priority: number,
): Column<CandidateRow> {
  const cell = (row: CandidateRow) => String(value(row));
  return { title, cell, value, align: "right", priority };
}
