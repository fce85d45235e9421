import type { InstanceOutput } from "../../wire/messages.ts";
import type { Line } from "../line.ts";
import type { ViewProps } from "../screen.ts";
import type { InstanceLayout } from "./_instance_layout.ts";
import { graphRow } from "./_load_graphs.ts";
import { SUBJECTS } from "./_load_shapes.ts";
import { sparklineOf, sparklineRows } from "./_load_sparklines.ts";

/** Whose past is shown, and where. */
export interface PastOptions {
  readonly instance: InstanceOutput;
  readonly layout: InstanceLayout;
}

const PAIRS = [
  ["requests", "waiting"],
  ["p99", "servers"],
] as const;
const INDENT = 2;

/** An instance's load over time as its layout has room: `pastHeight` lines. */
export function pastLines(
  { data, width, theme }: ViewProps,
  { instance, layout }: PastOptions,
): Line[] {
  const { past, pastHeight: height, columns } = layout;
  const points = data.history[instance.id] ?? [];
  const options = { instance, points, theme, width: width - INDENT };
  const isLarge = columns.length === 0;
  switch (past) {
    case "none":
      return [];
    case "lines":
      if (!isLarge) return sparklineRows({ ...options, width });
      return SUBJECTS.map((it) => sparklineOf(it, options)).map(indented);
    case "graphs": {
      if (!isLarge)
        return graphRow(SUBJECTS, { ...options, height }).map(indented);
      const each = Math.floor(height / PAIRS.length);
      return PAIRS.flatMap((subjects) =>
        graphRow(subjects, { ...options, height: each }),
      ).map(indented);
    }
    default:
      return past satisfies never;
  }
}

function indented(spans: Line): Line {
  return [{ text: " ".repeat(INDENT) }, ...spans];
}
