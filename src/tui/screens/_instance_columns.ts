import type {
  ConnectionOutput,
  DecisionOutput,
  EndServerOutput,
} from "../../wire/messages.ts";
import type { Column } from "../components/table.ts";
import {
  age,
  bytes,
  clock,
  count,
  milliseconds,
  number,
  share,
} from "../format.ts";
import { stateTone, type Tone } from "../theme.ts";
import { decided, decisionTone } from "./_decision_lines.ts";
import type { Timed } from "./_instance_rows.ts";

const HOT = 80;

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
    title: "CPU",
    cell: ({ cpuPercent }) => `${count(cpuPercent)} %`,
    value: ({ cpuPercent }) => cpuPercent,
    tone: ({ cpuPercent }) => (cpuPercent >= HOT ? "warn" : undefined),
    align: "right",
    min: 5,
    priority: 2,
  },
  {
    title: "Memory",
    cell: ({ memoryBytes, memoryLimitBytes }) =>
      share(memoryBytes, memoryLimitBytes),
    value: ({ memoryBytes }) => memoryBytes,
    align: "right",
    min: 10,
    priority: 6,
  },
  {
    title: "In flight",
    cell: ({ inFlight }) => count(inFlight),
    value: ({ inFlight }) => inFlight,
    align: "right",
    priority: 3,
  },
  {
    title: "Req/s",
    cell: ({ requestsPerS }) => number(requestsPerS),
    value: ({ requestsPerS }) => requestsPerS,
    align: "right",
    priority: 4,
  },
  {
    title: "p99",
    cell: ({ p99Ms }) => milliseconds(p99Ms),
    value: ({ p99Ms }) => p99Ms,
    align: "right",
    min: 7,
    priority: 5,
  },
  {
    title: "Ejected",
    cell: ({ ejections }) => count(ejections),
    value: ({ ejections }) => ejections,
    tone: ({ ejections }) => (ejections > 0 ? "warn" : undefined),
    align: "right",
    priority: 8,
  },
  {
    title: "Age",
    cell: ({ createdAtMs, nowMs }) => age(nowMs - createdAtMs),
    value: ({ createdAtMs, nowMs }) => nowMs - createdAtMs,
    align: "right",
    min: 6,
    priority: 7,
  },
  {
    title: "Picks",
    cell: ({ picks }) => count(picks),
    value: ({ picks }) => picks,
    align: "right",
    priority: 10,
  },
  {
    title: "Detail",
    cell: ({ detail, address }) => detail || address,
    grows: true,
    min: 12,
    priority: 9,
  },
];

/** The connection table. */
export const CONNECTION_COLUMNS: readonly Column<Timed<ConnectionOutput>>[] = [
  { title: "Client", cell: ({ client }) => client, priority: 0 },
  {
    title: "State",
    cell: connectionState,
    tone: (row): Tone => (row.inFlight > 0 ? "ok" : "dim"),
    min: 6,
    priority: 1,
  },
  {
    title: "Last RPC",
    cell: ({ lastMethod }) => shortMethod(lastMethod) || "-",
    grows: true,
    min: 10,
    priority: 2,
  },
  {
    title: "End server",
    cell: ({ lastEndServer }) => lastEndServer || "-",
    min: 10,
    priority: 4,
  },
  {
    title: "Calls",
    cell: ({ calls }) => count(calls),
    value: ({ calls }) => calls,
    align: "right",
    priority: 3,
  },
  {
    title: "In flight",
    cell: ({ inFlight }) => count(inFlight),
    value: ({ inFlight }) => inFlight,
    align: "right",
    priority: 8,
  },
  {
    title: "Age",
    cell: ({ openedAtMs, nowMs }) => age(nowMs - openedAtMs),
    value: ({ openedAtMs, nowMs }) => nowMs - openedAtMs,
    align: "right",
    min: 6,
    priority: 5,
  },
  {
    title: "In",
    cell: ({ bytesIn }) => bytes(bytesIn),
    value: ({ bytesIn }) => bytesIn,
    align: "right",
    min: 8,
    priority: 7,
  },
  {
    title: "Out",
    cell: ({ bytesOut }) => bytes(bytesOut),
    value: ({ bytesOut }) => bytesOut,
    align: "right",
    min: 8,
    priority: 6,
  },
];

/** The decision log. */
export const DECISION_COLUMNS: readonly Column<DecisionOutput>[] = [
  {
    title: "Time",
    cell: ({ atMs }) => clock(atMs),
    value: ({ atMs }) => atMs,
    min: 8,
    priority: 0,
  },
  {
    title: "Decision",
    cell: decided,
    tone: decisionTone,
    priority: 1,
  },
  {
    title: "Why",
    cell: ({ reason }) => reason,
    grows: true,
    min: 14,
    priority: 2,
  },
];

/** Whether anything of a connection is under way. */
function connectionState({ inFlight }: ConnectionOutput): string {
  return inFlight > 0 ? "active" : "idle";
}

/** `/tellerline.finance.v1.LoanEmi/Calculate` without its package. */
function shortMethod(method: string): string {
  return method.replace(/^\/?(?:[\w-]+\.)*(?=[\w-]+\/)/, "");
}
