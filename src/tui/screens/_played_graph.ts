import { graphLines, valuesIn, type GraphRoom } from "../components/graph.ts";
import { mostOf } from "../components/round_most.ts";
import { count } from "../format.ts";
import type { Line } from "../line.ts";
import { clean } from "../text.ts";
import type { Route } from "../types.ts";
import { playedRows, selectedPlay } from "../what_if.ts";

/**
 * The selected course's end servers over time, and over them those there really
 * were; over what really was, what the replay makes of it.
 */
export function playedGraph(route: Route, room: GraphRoom): Line[] {
  const selected = selectedPlay(route);
  if (!selected) return [];
  const [other] = playedRows(route).filter((it) => it.id !== selected.id);
  const values = valuesIn(room);
  const area = spread(selected.play.points, values);
  const line = spread(other?.play.points ?? [], values);
  const most = Math.max(1, mostOf([...area, ...line]));
  const lastMs = selected.play.points.at(-1)?.atMs ?? 0;
  const firstMs = selected.play.points[0]?.atMs ?? 0;
  const stepS = Math.max(1, Math.round((lastMs - firstMs) / 1_000 / values));
  return graphLines(
    {
      title: [
        { text: `End servers: ${clean(selected.title)}`, bold: true },
        { text: clean(other?.title ?? ""), tone: "warn" },
        { text: `most ${count(most)}`, tone: "dim" },
      ],
      area: { values: area, tone: "ok" },
      line: { values: line, tone: "warn" },
      most,
      label: count,
      stepS,
    },
    room,
  );
}

/** The points' end servers, drawn out or together to so many values. */
function spread(
  points: readonly { readonly ready: number }[],
  values: number,
): number[] {
  return Array.from({ length: values }, (_, at) => {
    const index = Math.floor((at * points.length) / values);
    return points[index]?.ready ?? NaN;
  });
}
