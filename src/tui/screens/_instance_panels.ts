import { tableLines } from "../components/table.ts";
import { clock } from "../format.ts";
import { line, windowStart, type Line } from "../line.ts";
import type { ViewProps } from "../screen.ts";
import { clean, cutTo, fit, wrap } from "../text.ts";
import type { Data, Route } from "../types.ts";
import { CONNECTION_COLUMNS, SERVER_COLUMNS } from "./_instance_columns.ts";
import type { DecisionOutput } from "../../wire/messages.ts";

/** The tables of an instance. */
export type Tab = "servers" | "connections" | "decisions" | "log";

const WARN = { tone: "warn" } as const;

/** The tables in their order. */
export const TABS: readonly { readonly id: Tab; readonly title: string }[] = [
  { id: "servers", title: "End servers" },
  { id: "connections", title: "Connections" },
  { id: "decisions", title: "Decisions" },
  { id: "log", title: "Log" },
];

/** The table that has the keys. */
export function tabOf({ tab }: Route): Tab {
  return TABS.find(({ id }) => id === tab)?.id ?? "servers";
}

/** The ids of a table's rows. */
export function rowsOf(data: Data, route: Route, tab: Tab): readonly string[] {
  const view = data.views[route.instanceId];
  switch (tab) {
    case "servers":
      return view?.endServers.map(({ id }) => id) ?? [];
    case "connections":
      return view?.connections.map(({ id }) => id) ?? [];
    case "decisions":
      return decisionsOf(data, route).map(({ atMs }) => String(atMs));
    case "log":
      return logOf(data, route).map(({ id }) => id);
    default:
      return tab satisfies never;
  }
}

/** Where a table is drawn. */
export interface PanelRoom {
  readonly tab: Tab;
  readonly width: number;
  readonly height: number;
}

/** A table with its title: exactly `height` lines. */
export function panelLines(props: ViewProps, room: PanelRoom): Line[] {
  const { route, width: all } = props;
  const { width, height } = room;
  const isAlone = width === all;
  const head = isAlone ? tabBar(route, width) : title(props, room);
  const body = { ...room, height: height - 1 };
  const content = contentOf(props, body);
  const lines = [head, ...content].slice(0, height);
  const blanks = Math.max(0, height - lines.length);
  return [...lines, ...new Array<Line>(blanks).fill([])];
}

function contentOf(props: ViewProps, room: PanelRoom): Line[] {
  const { data, route, theme } = props;
  const view = data.views[route.instanceId];
  const selected = tabOf(route) === room.tab ? selectedOf(props, room.tab) : "";
  const nowMs = view?.atMs ?? 0;
  switch (room.tab) {
    case "servers": {
      const rows = (view?.endServers ?? []).map((it) => ({ ...it, nowMs }));
      const detail = rows.find(({ id }) => id === selected)?.detail ?? "";
      const below = detail === "" ? [] : wrap(clean(detail), room.width - 4);
      const note = below.slice(0, 2).map((it) => line(`  ${it}`, WARN));
      const table = tableLines({
        ...room,
        height: room.height - note.length,
        columns: SERVER_COLUMNS,
        rows,
        id: ({ id }) => id,
        selected,
        theme,
        empty: "  No end servers yet",
      });
      return [...table, ...note];
    }
    case "connections":
      return tableLines({
        ...room,
        columns: CONNECTION_COLUMNS,
        rows: (view?.connections ?? []).map((it) => ({ ...it, nowMs })),
        id: ({ id }) => id,
        selected,
        theme,
        empty: "  Nobody is connected",
      });
    case "decisions":
      return decisionLines(props, room);
    case "log":
      return logLines(props, room);
    default:
      return room.tab satisfies never;
  }
}

/** The row a person is at: the first, in a log the last, until one is chosen. */
function selectedOf({ data, route }: ViewProps, tab: Tab): string {
  const rows = rowsOf(data, route, tab);
  const chosen = route.selected[tab];
  if (chosen !== undefined && rows.includes(chosen)) return chosen;
  return (tab === "log" ? rows.at(-1) : rows[0]) ?? "";
}

function tabBar(route: Route, width: number): Line {
  const active = tabOf(route);
  const long = TABS.map(({ title }, index) => `${index + 1} ${title}`);
  const isShort = long.join("  ").length + 4 > width;
  return TABS.flatMap(({ id, title }, index) => {
    const name = isShort && id !== active ? "" : ` ${title}`;
    return [
      { text: index === 0 ? "  " : "  " },
      {
        text: `${index + 1}${name}`,
        bold: id === active,
        inverse: id === active,
      },
    ];
  });
}

function title({ data, route, theme }: ViewProps, room: PanelRoom): Line {
  const index = TABS.findIndex(({ id }) => id === room.tab);
  const isActive = tabOf(route) === room.tab;
  const name = TABS[index]?.title ?? "";
  const count = rowsOf(data, route, room.tab).length;
  const text = `${theme.rule}${theme.rule} ${index + 1} ${name} (${count}) `;
  const rest = theme.rule.repeat(Math.max(0, room.width - text.length));
  return line(cutTo(text + rest, room.width, theme.ellipsis), {
    bold: isActive,
    tone: isActive ? "accent" : "dim",
  });
}

/** What the policy thinks now, then what it changed, newest first. */
function decisionsOf(data: Data, route: Route): readonly DecisionOutput[] {
  const latest = data.views[route.instanceId]?.decisions[0];
  const changes = data.changes[route.instanceId] ?? [];
  if (!latest || latest.atMs === changes[0]?.atMs) return changes;
  return [latest, ...changes];
}

function decisionLines(props: ViewProps, room: PanelRoom): Line[] {
  const { data, route, theme } = props;
  const { ellipsis } = theme;
  const { width } = room;
  const decisions = decisionsOf(data, route);
  if (decisions.length === 0) {
    return [line("  No decision was made yet", { tone: "dim" })];
  }
  const isActive = tabOf(route) === room.tab;
  const selected = selectedOf(props, room.tab);
  const blocks = decisions.map((decision) => {
    const isSelected = isActive && String(decision.atMs) === selected;
    return decisionBlock(decision, { width, isSelected, ellipsis });
  });
  const lines = blocks.flat();
  const index = decisions.findIndex(({ atMs }) => String(atMs) === selected);
  const above = blocks.slice(0, Math.max(0, index)).flat().length;
  const { height } = room;
  const start = windowStart(above, { total: lines.length, height });
  return lines.slice(start, start + height);
}

interface BlockLook {
  readonly width: number;
  readonly isSelected: boolean;
  readonly ellipsis: string;
}

function decisionBlock(decision: DecisionOutput, look: BlockLook): Line[] {
  const { width, isSelected, ellipsis } = look;
  const { kind, from, to, wish, policy, reason, clamps } = decision;
  const mark = isSelected ? "> " : "  ";
  const what = kind === "hold" ? `hold at ${to}` : `${kind} ${from} to ${to}`;
  const wished = wish === to ? "" : ` (wished ${wish})`;
  const head = `${mark}${clock(decision.atMs)} ${what}${wished} by ${policy}`;
  const sentences = [reason, ...clamps.map((it) => `${it.name}: ${it.reason}`)];
  const indent = "           ";
  return [
    line(cutTo(clean(head), width, ellipsis), {
      inverse: isSelected,
      tone: kind === "hold" ? "dim" : "accent",
    }),
    ...sentences
      .flatMap((text) => wrap(clean(text), width - indent.length))
      .map((text) => line(indent + text)),
  ];
}

function logOf({ log }: Data, { instanceId }: Route) {
  return log.instanceId === instanceId ? log.lines : [];
}

/** Follows the end unless an earlier line was selected. */
function logLines(props: ViewProps, { width, height, tab }: PanelRoom): Line[] {
  const { data, route, theme } = props;
  const rows = logOf(data, route);
  if (rows.length === 0) return [line("  Nothing logged yet", { tone: "dim" })];
  const selected = selectedOf(props, tab);
  const isActive = tabOf(route) === tab;
  const index = rows.findIndex(({ id }) => id === selected);
  const total = rows.length;
  const start = windowStart(index, { total, height });
  return rows.slice(start, start + height).map(({ id, atMs, source, text }) => {
    const isSelected = isActive && id === selected;
    const at = `${isSelected ? "> " : "  "}${clock(atMs)} `;
    const { ellipsis } = theme;
    const from = fit(clean(source), Math.min(16, width >> 2), { ellipsis });
    const room = width - at.length - from.length - 1;
    return [
      { text: at, tone: "dim" },
      { text: `${from} `, tone: "accent" },
      { text: cutTo(clean(text), room, ellipsis), inverse: isSelected },
    ];
  });
}
