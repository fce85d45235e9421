import type {
  ConnectionOutput,
  DecisionOutput,
  EndServerOutput,
  InstanceViewOutput,
} from "../../wire/messages.ts";
import { hasDock, terminalOf } from "../layout.ts";
import { memoLast } from "../memo_last.ts";
import type { Seen, ViewProps } from "../screen.ts";
import type { Looks, Route } from "../types.ts";
import type { Tab } from "./_instance_layout.ts";

/** A row and the time by the scaler's own clock, which ages are told by. */
export type Timed<Row> = Row & { readonly nowMs: number };

/** The tables in their order. */
export const TABS: readonly { readonly id: Tab; readonly title: string }[] = [
  { id: "servers", title: "End servers" },
  { id: "connections", title: "Connections" },
  { id: "decisions", title: "Decisions" },
  { id: "log", title: "Log" },
];

const FIRST_LOOKS: Looks = {
  source: "",
  isWrapped: false,
  shift: 0,
  isLarge: false,
};

/** How the instance is looked at. */
export function looksOf({ looks = FIRST_LOOKS }: Route): Looks {
  return looks;
}

/** The table that has the keys. */
export function tabOf({ tab }: Route): Tab {
  return TABS.find(({ id }) => id === tab)?.id ?? "servers";
}

/** Whether the calculator beside the tables has the keys. */
export function isDockFocused({ route, ...room }: ViewProps): boolean {
  return route.dock?.isFocused === true && hasDock(terminalOf(room));
}

/** Whether a table has the keys. */
export function isActive(props: ViewProps, tab: Tab): boolean {
  return tabOf(props.route) === tab && !isDockFocused(props);
}

/** What a table is made from. */
export type Source = Pick<Seen, "data" | "route">;

/** The end servers of the instance. */
export function serversOf(source: Source): readonly Timed<EndServerOutput>[] {
  return timedOf(source).servers;
}

/** Who is connected to the instance. */
export function connectionsOf(
  source: Source,
): readonly Timed<ConnectionOutput>[] {
  return timedOf(source).connections;
}

/** What the policy thinks now, then what it changed, newest first. */
export function decisionsOf({
  data,
  route,
}: Source): readonly DecisionOutput[] {
  const latest = data.views[route.instanceId]?.decisions[0];
  return latestFirst(latest, data.changes[route.instanceId]);
}

const latestFirst = memoLast(
  (
    latest: DecisionOutput | undefined,
    changes: readonly DecisionOutput[] = [],
  ): readonly DecisionOutput[] => {
    const [newest] = changes;
    if (!latest) return changes;
    const isSame = newest && decisionId(latest) === decisionId(newest);
    return isSame ? changes : [latest, ...changes];
  },
);

/** What a decision is told apart by. */
export function decisionId({ number, atMs }: DecisionOutput): string {
  return `${number}-${atMs}`;
}

interface TimedRows {
  readonly servers: readonly Timed<EndServerOutput>[];
  readonly connections: readonly Timed<ConnectionOutput>[];
}

const NO_ROWS: TimedRows = { servers: [], connections: [] };
// Asked for again and again between two views: the same rows as before.
const timedRows = new WeakMap<InstanceViewOutput, TimedRows>();

function timedOf({ data, route }: Source): TimedRows {
  const view = data.views[route.instanceId];
  if (!view) return NO_ROWS;
  const known = timedRows.get(view);
  if (known) return known;
  const { atMs: nowMs } = view;
  const made = {
    servers: view.endServers.map((it) => ({ ...it, nowMs })),
    connections: view.connections.map((it) => ({ ...it, nowMs })),
  };
  timedRows.set(view, made);
  return made;
}
