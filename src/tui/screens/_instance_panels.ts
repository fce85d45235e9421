import { line, type Line } from "../line.ts";
import type { ViewProps } from "../screen.ts";
import { clean, paragraph } from "../text.ts";
import { decisionLines } from "./_decision_lines.ts";
import type { Tab } from "./_instance_layout.ts";
import {
  connectionsOf,
  isActive,
  decisionsOf,
  serversOf,
} from "./_instance_rows.ts";
import {
  CONNECTIONS,
  DECISIONS,
  selectedDecision,
  SERVERS,
} from "./_instance_tables.ts";
import { panelLog } from "./_panel_log.ts";

/** Where a table is drawn. */
export interface PanelRoom {
  readonly tab: Tab;
  readonly width: number;
  readonly height: number;
}

/** A table without its title: at most `height` lines. */
export function panelLines(props: ViewProps, room: PanelRoom): Line[] {
  const { tab } = room;
  switch (tab) {
    case "servers":
      return serverLines(props, room);
    case "connections":
      return CONNECTIONS.lines(connectionsOf(props), {
        ...tableRoom(props, room),
        empty: "  Nobody is connected",
      });
    case "decisions":
      return decidedLines(props, room);
    case "log":
      return panelLog(props, room);
    default:
      return tab satisfies never;
  }
}

function tableRoom(props: ViewProps, room: PanelRoom) {
  return { ...props, ...room, isActive: isActive(props, room.tab) };
}

const MOST_NOTES = 2;

/** The end servers, and what is wrong with the selected one. */
function serverLines(props: ViewProps, room: PanelRoom): Line[] {
  const { route, theme } = props;
  const { width, height } = room;
  const own = tableRoom(props, room);
  const all = serversOf(props);
  const shown = SERVERS.shown(all, props);
  const chosen = shown.find(({ id }) => id === route.selected.servers);
  const detail = own.isActive ? ((chosen ?? shown[0])?.detail ?? "") : "";
  const { ellipsis } = theme;
  const text = { width: width - 4, most: MOST_NOTES, ellipsis };
  const below = (detail === "" ? [] : paragraph(clean(detail), text)).map(
    (part) => line(`  ${part}`, { tone: "warn" }),
  );
  const empty = "  No end servers yet";
  const table = { ...own, height: height - below.length, empty };
  return [...SERVERS.lines(all, table), ...below];
}

const LEAST_LIST = 3;

/** The decisions, and all there is to the selected one beneath. */
function decidedLines(props: ViewProps, room: PanelRoom): Line[] {
  const { theme } = props;
  const { width, height } = room;
  const all = decisionsOf(props);
  const decision = selectedDecision(props);
  const most = Math.max(0, Math.min(height - LEAST_LIST, height >> 1));
  const below = decision
    ? decisionLines(decision, { width, height: most, theme })
    : [];
  const list = DECISIONS.lines(all, {
    ...tableRoom(props, room),
    height: height - below.length,
    empty: "  No decision was made yet",
  });
  const blanks = Math.max(0, height - below.length - list.length);
  return [...list, ...new Array<Line>(blanks).fill([]), ...below];
}
