import type {
  Connection,
  EndServer,
  Instance,
  InstanceView,
  LoadPoint,
  Settings,
} from "../wire/messages.ts";
import type { Trouble } from "./dataplane/types.ts";
import type { LoadHistory } from "./load_history.ts";
import { isAlive, type Member } from "./member.ts";
import type { ViewOptions } from "./portal/types.ts";
import type { Usage } from "./runtime/types.ts";
import type { InstanceRecord, InstanceSettings } from "./store/types.ts";

/** Everything that an instance's list entry is made of. */
export interface Seen {
  readonly record: InstanceRecord;
  readonly members: readonly Member[];
  readonly wanted: number;
  readonly trouble: string;
  readonly history: LoadHistory;
  readonly usage: (name: string) => Usage | undefined;
  readonly nowMs: number;
}

/** Everything that a view of an instance is made of. */
export interface SeenWhole extends Seen {
  readonly decisions: Pick<InstanceView, "decisions" | "shadow">;
  /** The recent past: its newest `count` points, oldest first. */
  readonly trace: { tail(count: number): readonly LoadPoint[] };
}

/** The instance as it is listed. */
export function instanceMessage(seen: Seen): Instance {
  const { record, members, trouble } = seen;
  const count = (kind: Member["phase"]["kind"]) =>
    members.filter(({ phase }) => phase.kind === kind).length;
  const ready = count("ready");
  return {
    id: record.id,
    name: record.name,
    port: record.port,
    settings: settingsMessage(record.settings),
    state: stateOf(ready, seen),
    notice: trouble,
    ready,
    starting: count("starting"),
    draining: count("draining"),
    desired: seen.wanted,
    createdAtMs: record.createdAtMs,
  };
}

function stateOf(ready: number, { record, trouble }: Seen) {
  if (ready >= record.settings.min) return "serving";
  return trouble === "" ? "starting" : "degraded";
}

/** The instance with all that can be watched. */
export function viewMessage(
  seen: SeenWhole,
  { brief = false, pastPoints = 0 }: ViewOptions = {},
): InstanceView {
  const { history, members, trace } = seen;
  const latest = history.latest;
  const alive = members.filter(isAlive).length;
  return {
    instance: instanceMessage(seen),
    load: {
      ...history.recent(),
      inFlight: latest?.inFlight ?? 0,
      queued: latest?.queued ?? 0,
      completed: latest?.completed ?? 0,
      failed: latest?.failed ?? 0,
      rejected: latest?.rejected ?? 0,
      hopeless: latest?.hopeless ?? 0,
      meanLoad: alive === 0 ? 0 : history.meanLoad() / alive,
    },
    connectionCount: latest?.connectionCount ?? 0,
    past: [...trace.tail(pastPoints)],
    atMs: seen.nowMs,
    ...(brief ? {} : tables(seen)),
  };
}

function tables(seen: SeenWhole) {
  return {
    endServers: seen.members.map((member) => endServerMessage(member, seen)),
    connections: connectionMessages(seen.history),
    ...seen.decisions,
  };
}

/** An instance's load at this moment, as it is remembered for graphs. */
export function loadPoint(seen: Seen): Omit<LoadPoint, "atMs"> {
  const { history, members, wanted } = seen;
  const { requestsPerS, errorsPerS, p99Ms } = history.recent();
  return {
    requestsPerS,
    errorsPerS,
    p99Ms,
    inFlight: history.latest?.inFlight ?? 0,
    queued: history.latest?.queued ?? 0,
    ready: members.filter(({ phase }) => phase.kind === "ready").length,
    desired: wanted,
  };
}

const TROUBLES: Readonly<Record<Trouble, string>> = {
  none: "",
  unreachable: "Its connection is lost",
  failing: "It failed too often in a row",
  not_serving: "It says that it does not serve",
  silent: "It does not answer health checks",
};

function endServerMessage(member: Member, seen: Seen): EndServer {
  const { name, phase, createdAtMs } = member;
  const { history, record } = seen;
  const counts = history.latest?.endpoints.find((it) => it.id === name);
  const usage = seen.usage(name);
  const recent = history.recentOf(name);
  return {
    id: name,
    state: counts?.state === "ejected" ? "ejected" : phase.kind,
    address: "host" in phase ? `${phase.host}:${phase.port}` : "",
    cpuPercent: usage?.cpuPercent ?? 0,
    memoryBytes: usage?.memoryBytes ?? 0,
    memoryLimitBytes: record.settings.memoryMib * 1024 * 1024,
    inFlight: counts?.inFlight ?? 0,
    requestsPerS: recent.requestsPerS,
    p99Ms: recent.p99Ms,
    picks: counts?.picks ?? 0,
    createdAtMs,
    detail:
      phase.kind === "gone"
        ? phase.detail
        : TROUBLES[counts?.trouble ?? "none"],
    ejections: counts?.ejections ?? 0,
  };
}

function connectionMessages(history: LoadHistory): Connection[] {
  return (history.latest?.connections ?? []).map((it) => ({
    id: it.id,
    client: it.client,
    openedAtMs: it.openedAtMs,
    inFlight: it.inFlight,
    calls: it.calls,
    bytesIn: it.bytesIn,
    bytesOut: it.bytesOut,
    lastMethod: it.lastMethod,
    lastEndServer: it.lastEndpoint,
  }));
}

/** Settings as they are sent: all of them. */
export function settingsMessage(settings: InstanceSettings): Settings {
  return { ...settings, services: [...settings.services] };
}
