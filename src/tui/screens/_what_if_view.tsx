import { formLines } from "../components/form_lines.ts";
import { Pane } from "../components/pane.tsx";
import type { Line } from "../line.ts";
import type { ViewProps } from "../screen.ts";
import { playedRows } from "../what_if.ts";
import { PLAYED } from "./_played_table.ts";
import { playedGraph } from "./_played_graph.ts";
import { playedRemarks } from "./_played_remarks.ts";

/** What the table takes beside its rows: its head. */
const HEAD = 1;
/** Lower than this a graph tells nothing. */
const GRAPH_FROM = 5;

/** What is to be played, and what came of it side by side. */
export function WhatIfView(props: ViewProps) {
  const { route, width, height, theme } = props;
  const rows = playedRows(route);
  const room = { width, theme };
  const remarks = playedRemarks(route, room);
  const table = rows.length > 0 ? rows.length + HEAD : 0;
  const asked = Math.max(2, height - table - Math.min(remarks.length, 4));
  const form = route.form
    ? formLines(route.form, { ...room, height: Math.min(asked, height) })
    : [];
  const left = Math.max(0, height - form.length);
  const isActive = route.form?.isOutside ?? false;
  const shown =
    table > 0
      ? PLAYED.lines(rows, {
          ...props,
          height: Math.min(table, left),
          isActive,
          empty: "",
        })
      : [];
  const below: Line[] = [...form, ...shown, ...remarks];
  const rest = height - below.length;
  const graph =
    rest >= GRAPH_FROM ? playedGraph(route, { ...room, height: rest }) : [];
  return (
    <Pane
      lines={[...below, ...graph]}
      width={width}
      height={height}
      theme={theme}
    />
  );
}
