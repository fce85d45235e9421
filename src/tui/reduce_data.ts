import { byTime } from "../base/by_time.ts";
import type { DecisionOutput } from "../wire/messages.ts";
import type { DataAction } from "./actions.ts";
import { loadPoints } from "./load_points.ts";
import type { Data, InstanceLog } from "./types.ts";

const MOST_LINES = 2_000;
const MOST_CHANGES = 200;
const MOST_CALLS = 200;
const LONGEST_LINE = 4_096;

/** A console that knows nothing yet. */
export const NO_DATA: Data = {
  scaler: undefined,
  email: undefined,
  services: [],
  instances: [],
  loads: {},
  history: {},
  views: {},
  changes: {},
  log: { instanceId: "", lines: [], count: 0 },
  catalogues: {},
  calls: [],
  load: undefined,
  feeds: {},
};

/** The data after news arrived. */
export function reduceData(data: Data, action: DataAction): Data {
  switch (action.kind) {
    case "scaler":
      // Asked for again and again, it is hardly ever another.
      if (Bun.deepEquals(data.scaler, action.scaler)) return data;
      return { ...data, scaler: action.scaler };
    case "session": {
      // A load goes on until it is stopped, whoever is logged in.
      const { scaler, catalogues, load } = data;
      return { ...NO_DATA, scaler, catalogues, load, email: action.email };
    }
    case "services":
      return { ...data, services: action.services };
    case "instances":
      if (Bun.deepEquals(data.instances, action.instances)) return data;
      return withInstances(data, action.instances);
    case "view":
      return withView(data, action);
    case "changes":
      return withChanges(data, action);
    case "log-opened":
      return { ...data, log: openedLog(data.log, action.instanceId) };
    case "log-lines":
      return { ...data, log: withLines(data.log, action.lines) };
    case "catalogue": {
      const { address, catalogue } = action;
      return {
        ...data,
        catalogues: { ...data.catalogues, [address]: catalogue },
      };
    }
    case "calls":
      return { ...data, calls: data.calls.concat(action.calls) };
    case "called": {
      const calls = [action.call, ...data.calls].slice(0, MOST_CALLS);
      return { ...data, calls };
    }
    case "load":
      return { ...data, load: action.load };
    case "feed-alive": {
      if (!(action.feed in data.feeds)) return data;
      const { [action.feed]: _, ...feeds } = data.feeds;
      return { ...data, feeds };
    }
    case "feed-behind": {
      const { feed, seconds } = action;
      const error = action.error ?? data.feeds[feed]?.error;
      return { ...data, feeds: { ...data.feeds, [feed]: { seconds, error } } };
    }
    default:
      return action satisfies never;
  }
}

/** What is known of an instance that is gone goes with it. */
function withInstances(data: Data, instances: Data["instances"]): Data {
  const ids = new Set(instances.map(({ id }) => id));
  const keep = <T>(record: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(record).filter(([id]) => ids.has(id)));
  return {
    ...data,
    instances,
    loads: keep(data.loads),
    history: keep(data.history),
    views: keep(data.views),
    changes: keep(data.changes),
  };
}

function withView(data: Data, { view, isBrief = false }: ViewOf): Data {
  const { instance, load } = view;
  if (!instance) return data;
  const { id } = instance;
  const points = loadPoints(data.history[id] ?? [], view);
  const next: Data = {
    ...data,
    instances: data.instances.map((it) => (it.id === id ? instance : it)),
    loads: load ? { ...data.loads, [id]: load } : data.loads,
    history: { ...data.history, [id]: points },
  };
  if (isBrief) return next;
  const views = { ...data.views, [id]: view };
  const decisions = view.decisions.filter(({ kind }) => kind !== "hold");
  if (decisions.length === 0) return { ...next, views };
  return withChanges({ ...next, views }, { instanceId: id, decisions });
}

type ViewOf = Extract<DataAction, { readonly kind: "view" }>;

function withChanges(data: Data, { instanceId, decisions }: ChangesOf): Data {
  const known = data.changes[instanceId] ?? [];
  const seen = new Set(known.map(({ atMs }) => atMs));
  const added = decisions.filter(({ atMs }) => !seen.has(atMs));
  if (added.length === 0 && instanceId in data.changes) return data;
  const all = [...added, ...known].toSorted((a, b) => b.atMs - a.atMs);
  const changes = { ...data.changes, [instanceId]: all.slice(0, MOST_CHANGES) };
  return { ...data, changes };
}

interface ChangesOf {
  readonly instanceId: string;
  readonly decisions: readonly DecisionOutput[];
}

/** Numbers go on: a line that was selected is never another one. */
function openedLog({ count }: InstanceLog, instanceId: string): InstanceLog {
  return { instanceId, lines: [], count };
}

function withLines(
  log: InstanceLog,
  added: readonly Omit<InstanceLog["lines"][number], "id">[],
): InstanceLog {
  const kept = added.slice(-MOST_LINES);
  const before = log.count + added.length - kept.length;
  const lines = kept.map(({ text, ...line }, index) => {
    const id = String(before + index + 1);
    return { ...line, id, text: text.slice(0, LONGEST_LINE) };
  });
  const count = log.count + added.length;
  const all = byTime([...log.lines, ...lines]);
  return { ...log, count, lines: all.slice(-MOST_LINES) };
}
