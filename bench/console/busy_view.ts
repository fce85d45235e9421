import type {
  Connection,
  EndServer,
  Instance,
  InstanceView,
  Scaler,
} from "../../src/wire/messages.ts";

/** The one instance there is. */
export const INSTANCE_ID = "0123456789ab";

const END_SERVERS = 200;
const CONNECTIONS = 1_000;
/** Of them, a view carries those that were used last, as a scaler's does. */
const SHOWN_CONNECTIONS = 200;
const STARTED_MS = Date.now();
const MIB = 2 ** 20;

/** A scaler that does nothing of its own. */
export function idleScaler(): Scaler {
  return {
    version: "0.1.0",
    runtime: "process",
    runtimeReason: "This portal stands in for a scaler",
    maxInstances: 10,
    maxEndServers: END_SERVERS,
  };
}

/** An instance as it is listed. */
export function busyInstance(): Instance {
  return {
    id: INSTANCE_ID,
    name: "hall",
    port: 61_000,
    state: "serving",
    ready: END_SERVERS,
    desired: END_SERVERS,
    createdAtMs: STARTED_MS,
    settings: {
      services: ["echo"],
      strategy: "least_connections",
      policy: "queueing",
      min: 2,
      max: END_SERVERS,
    },
  };
}

/** Which view is made. */
export interface BusyViewOptions {
  /** Every number depends on it. */
  readonly turn: number;
  /** Without end servers and connections. */
  readonly brief: boolean;
}

/** A live view in which every row is another each time. */
export function busyView(
  _: string,
  { turn, brief }: BusyViewOptions,
): InstanceView {
  const wave = 1 + Math.sin(turn / 5);
  return {
    instance: busyInstance(),
    atMs: Date.now(),
    load: {
      inFlight: Math.round(300 * wave),
      queued: Math.round(20 * wave),
      requestsPerS: 4_000 * wave,
      errorsPerS: wave,
      p50Ms: 3 * wave,
      p99Ms: 30 * wave,
      completed: turn * 4_000,
    },
    endServers: brief ? [] : rows(END_SERVERS, (row) => endServer(row, turn)),
    connections: brief
      ? []
      : rows(SHOWN_CONNECTIONS, (row) => recent(row, turn)),
    connectionCount: CONNECTIONS,
    decisions: [],
  };
}

function endServer(row: number, turn: number): EndServer {
  return {
    id: `${INSTANCE_ID}-${row + 1}`,
    state: "ready",
    address: `127.0.0.1:${20_000 + row}`,
    cpuPercent: (row * 7 + turn * 13) % 100,
    memoryBytes: (60 + ((row + turn) % 40)) * MIB,
    memoryLimitBytes: 256 * MIB,
    inFlight: (row + turn) % 10,
    requestsPerS: ((row * 31 + turn * 17) % 500) / 10,
    p99Ms: ((row * 11 + turn * 7) % 900) / 10,
    picks: turn * 20 + row,
    createdAtMs: STARTED_MS,
  };
}

/** Others each time: 37 of them were not among the last. */
function recent(row: number, turn: number): Connection {
  return connection((row + turn * 37) % CONNECTIONS, turn);
}

function connection(row: number, turn: number): Connection {
  return {
    id: String(row),
    client: `10.0.${row >> 8}.${row & 255}:${30_000 + row}`,
    openedAtMs: STARTED_MS,
    inFlight: (row + turn) % 4,
    calls: turn * 4 + row,
    bytesIn: turn * 900 + row,
    bytesOut: turn * 4_000 + row,
    lastMethod: "/tellerline.finance.v1.Echo/Calculate",
    lastEndServer: `${INSTANCE_ID}-${(row + turn) % END_SERVERS}`,
  };
}

function rows<Row>(count: number, make: (row: number) => Row): Row[] {
  return Array.from({ length: count }, (_, row) => make(row));
}
