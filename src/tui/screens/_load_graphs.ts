import type { InstanceOutput, LoadPointOutput } from "../../wire/messages.ts";
import { beside, GAP } from "../beside.ts";
import { graphLines, valuesIn, type GraphData } from "../components/graph.ts";
import { mostOf, roundMost } from "../components/round_most.ts";
import type { Line, Span } from "../line.ts";
import { sampled, stepFor, type Measure } from "../sampled.ts";
import { SHAPES, type Subject } from "./_load_shapes.ts";
import type { Theme } from "../theme.ts";

/** What graphs of an instance's load are drawn from, and where. */
export interface GraphsOptions {
  readonly instance: InstanceOutput;
  readonly points: readonly LoadPointOutput[];
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
}

const LINE_TONE = "warn";
/** A graph goes back so far at least: longer than policies look. */
const LEAST_S = 120;

/** Graphs beside each other: `height` lines. */
export function graphRow(
  subjects: readonly Subject[],
  options: GraphsOptions,
): Line[] {
  const { width, height, theme } = options;
  const gaps = GAP * (subjects.length - 1);
  const own = Math.floor((width - gaps) / subjects.length);
  const columns = subjects.map((subject) => {
    const lines = oneGraph(subject, { ...options, width: own });
    return { lines, width: own };
  });
  return beside(columns, { height, theme });
}

function oneGraph(subject: Subject, options: GraphsOptions): Line[] {
  const { points, width, height, theme } = options;
  const shape = SHAPES[subject];
  const count = valuesIn({ width, theme });
  const stepS = stepFor(count, LEAST_S);
  const sample = (measure: Measure) =>
    sampled(points, { count, stepS, measure });
  const area = sample(shape.area);
  const line = shape.line && sample(shape.line);
  const most = mostOf([...area, ...(line ?? [])]);
  const atLeast =
    subject === "servers" ? (options.instance.settings?.max ?? 1) : 1;
  const data: GraphData = {
    area: { values: area, tone: shape.tone },
    ...(line ? { line: { values: line, tone: LINE_TONE } } : {}),
    title: [...titleOf(subject, points), told("most", shape.label(most))],
    most: subject === "servers" ? Math.max(most, atLeast) : roundMost(most),
    label: shape.label,
    stepS,
  };
  return graphLines(data, { width, height, theme });
}

function told(what: string, value: string): Span {
  return { text: `${what} ${value}`, tone: "dim" };
}

/** What it is, and how it stands now. */
function titleOf(subject: Subject, points: readonly LoadPointOutput[]): Span[] {
  const { name, area, label } = SHAPES[subject];
  const last = points.at(-1);
  if (!last)
    return [
      { text: name, bold: true },
      { text: "-", tone: "dim" },
    ];
  const now: Span = { text: `${name} ${label(area(last))}`, bold: true };
  switch (subject) {
    case "waiting":
      return [now, { text: `queue ${last.queued}`, tone: LINE_TONE }];
    case "servers":
      return [now, { text: `desired ${last.desired}`, tone: LINE_TONE }];
    case "requests":
    case "p99":
      return [now];
    default:
      return subject satisfies never;
  }
}
