import type { ConnectionOutput, EndServerOutput } from "../../wire/messages.ts";
import type { Column } from "../components/table.ts";
import { age, bytes, milliseconds, number } from "../format.ts";
import { stateTone } from "../theme.ts";

/** A row and the time by the scaler's own clock, which ages are told by. */
type Timed<Row> = Row & { readonly nowMs: number };

/** The end-server table. */
export const SERVER_COLUMNS: readonly Column<Timed<EndServerOutput>>[] = [
  { title: "End server", cell: ({ id }) => id, priority: 0 },
  {
    title: "State",
    cell: ({ state }) => state,
    tone: ({ state }) => stateTone(state),
    min: 8,
    priority: 1,
  },
  {
    title: "CPU of limit",
    cell: ({ cpuPercent }) => `${cpuPercent.toFixed(0)} %`,
    align: "right",
    priority: 2,
  },
  {
    title: "Memory",
    cell: ({ memoryBytes }) => bytes(memoryBytes),
    align: "right",
    min: 8,
    priority: 5,
  },
  {
    title: "In flight",
    cell: ({ inFlight }) => String(inFlight),
    align: "right",
    priority: 3,
  },
  {
    title: "Req/s",
    cell: ({ requestsPerS }) => number(requestsPerS),
    align: "right",
    priority: 4,
  },
  {
    title: "p99",
    cell: ({ p99Ms }) => milliseconds(p99Ms),
    align: "right",
    min: 7,
    priority: 6,
  },
  {
    title: "Age",
    cell: ({ createdAtMs, nowMs }) => age(nowMs - createdAtMs),
    align: "right",
    min: 5,
    priority: 7,
  },
  {
    title: "Picks",
    cell: ({ picks }) => String(picks),
    align: "right",
    priority: 9,
  },
  {
    title: "Detail",
    cell: ({ detail, address }) => detail || address,
    grows: true,
    min: 12,
    priority: 8,
  },
];

/** The connection table. */
export const CONNECTION_COLUMNS: readonly Column<Timed<ConnectionOutput>>[] = [
  { title: "Client", cell: ({ client }) => client, priority: 0 },
  {
    title: "Calls",
    cell: ({ calls }) => String(calls),
    align: "right",
    priority: 1,
  },
  {
    title: "In flight",
    cell: ({ inFlight }) => String(inFlight),
    align: "right",
    priority: 2,
  },
  {
    title: "End server",
    cell: ({ lastEndServer }) => lastEndServer || "-",
    min: 10,
    priority: 3,
  },
  {
    title: "Age",
    cell: ({ openedAtMs, nowMs }) => age(nowMs - openedAtMs),
    align: "right",
    min: 5,
    priority: 5,
  },
  {
    title: "In",
    cell: ({ bytesIn }) => bytes(bytesIn),
    align: "right",
    min: 7,
    priority: 6,
  },
  {
    title: "Out",
    cell: ({ bytesOut }) => bytes(bytesOut),
    align: "right",
    min: 7,
    priority: 7,
  },
  {
    title: "Last call",
    cell: ({ lastMethod }) => lastMethod || "-",
    grows: true,
    min: 10,
    priority: 4,
  },
];
