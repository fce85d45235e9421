import type {
  Connection,
  Decision as DecisionMessage,
  EndServer,
  Instance,
  InstanceView,
  Settings,
} from "../wire/messages.ts";
import type { Decision } from "./autoscaler/types.ts";
import type { LoadHistory } from "./load_history.ts";
import { isAlive, type Member } from "./member.ts";
import type { Usage } from "./runtime/types.ts";
import type { InstanceRecord, InstanceSettings } from "./store/types.ts";

/** Everything an instance's messages are made of. */
export interface Seen {
  readonly record: InstanceRecord;
  readonly members: readonly Member[];
  readonly wanted: number;
  readonly trouble: string;
  readonly history: LoadHistory;
  readonly decisions: readonly Decision[];
  readonly usage: (name: string) => Usage | undefined;
  readonly nowMs: number;
}

/** The instance as it is listed. */
export function instanceMessage(seen: Omit<Seen, "decisions">): Instance {
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

function stateOf(ready: number, { record, trouble }: Omit<Seen, "decisions">) {
  if (ready >= record.settings.min) return "serving";
  return trouble === "" ? "starting" : "degraded";
}

/** The instance with all that can be watched. */
export function viewMessage(seen: Seen): InstanceView {
  const { history, members } = seen;
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
      meanLoad: alive === 0 ? 0 : history.meanLoad() / alive,
    },
    endServers: members.map((member) => endServerMessage(member, seen)),
    connections: connectionMessages(history),
    connectionCount: latest?.connectionCount ?? 0,
    decisions: seen.decisions.map(decisionMessage),
    atMs: seen.nowMs,
  };
}

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
    detail: phase.kind === "gone" ? phase.detail : "",
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

/** A decision as it is sent. */
export function decisionMessage(decision: Decision): DecisionMessage {
  const { clamps, inputs, ...rest } = decision;
  return {
    ...rest,
    inputs: { ...inputs },
    clamps: clamps.map((clamp) => ({ ...clamp })),
  };
}

/** Settings as they are sent: all of them. */
export function settingsMessage(settings: InstanceSettings): Settings {
  return { ...settings, services: [...settings.services] };
}
