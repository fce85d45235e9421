import type { OutputValue, OutputValues } from "../wire/dynamic_message.ts";
import type { OutputOutput, ServiceOutput } from "../wire/messages.ts";
import { chartLines, charted } from "./answer_chart.ts";
import { answerTable, type AnswerTable } from "./answer_table.ts";
import { milliseconds } from "./format.ts";
import { firstLines, line, type Line } from "./line.ts";
import { clean, cutTo, fit, widthOf, wrap } from "./text.ts";
import type { Theme } from "./theme.ts";
import type { Answer, AnswerPlace } from "./types.ts";
import { valueText } from "./value_text.ts";

/** Where an answer is drawn. */
export interface AnswerOptions {
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
  readonly place: AnswerPlace;
  readonly scroll: number;
}

/** An answer as it is drawn, and how far it can be moved. */
export interface AnswerView {
  /** At most as many as there is room for. */
  readonly lines: readonly Line[];
  readonly mostScroll: number;
  readonly mostSkipped: number;
}

const GAP = 2;
const CHART_HEIGHT = 5;
/** From this height on there is room for a chart above the rows. */
const CHART_FROM = 18;

/** The start of an answer: its first table, from the first column. */
export const AT_START: AnswerPlace = { table: "", skipped: 0 };

/**
 * An answer as the service's outputs declare it: its values, then one of its
 * tables. A table's header stays in sight while its rows are scrolled.
 */
export function answerView(
  service: ServiceOutput,
  answer: Answer,
  options: AnswerOptions,
): AnswerView {
  const { height } = options;
  const above = valuesLines(service, answer, options);
  const shown = shownTable(service, answer, options.place);
  if (!shown) return windowOf({ above, rows: [] }, options);
  const { output, rows } = shown;
  const { width, theme, place } = options;
  const { ellipsis } = theme;
  const { skipped } = place;
  const table = answerTable(output, rows, { width, skipped, ellipsis });
  const chart = height < CHART_FROM ? undefined : charted(output, rows);
  const room = { width, height: CHART_HEIGHT, theme };
  const drawn = chart ? [...chartLines(chart, room), []] : [];
  const bar = tablesBar(service, answer, { ...options, table, shown });
  const view = windowOf(
    { above: [...above, [], ...bar, ...drawn], ...table },
    options,
  );
  return { ...view, mostSkipped: table.mostSkipped };
}

/** The tables of an answer that have rows, by name. */
export function tablesOf(
  { outputs }: Pick<ServiceOutput, "outputs">,
  { outputs: values }: Answer,
): readonly string[] {
  return outputs
    .filter(({ kind, name }) => kind === "table" && rowsOf(values[name]).length)
    .map(({ name }) => name);
}

interface ShownTable {
  readonly output: OutputOutput;
  readonly rows: readonly OutputValues[];
}

/** The table that a place names, else the first with rows. */
function shownTable(
  service: ServiceOutput,
  answer: Answer,
  { table }: AnswerPlace,
): ShownTable | undefined {
  const names = tablesOf(service, answer);
  const name = names.includes(table) ? table : names[0];
  const output = service.outputs.find((it) => it.name === name);
  if (!output) return undefined;
  return { output, rows: rowsOf(answer.outputs[output.name]) };
}

interface Windowed {
  readonly above: readonly Line[];
  readonly header?: Line;
  readonly rows: readonly Line[];
}

/**
 * The part that is scrolled to, under the header where that is left behind; a
 * mark at its end says that there is more.
 */
function windowOf(
  { above, header, rows }: Windowed,
  { width, height, scroll, theme }: AnswerOptions,
): AnswerView {
  const all = [...above, ...(header ? [header] : []), ...rows];
  const mostScroll = Math.max(0, all.length - height);
  const from = Math.min(scroll, mostScroll);
  const isBehind = header !== undefined && from > above.length;
  const rest = isBehind ? [header, ...all.slice(from + 1)] : all.slice(from);
  const { ellipsis } = theme;
  const lines = firstLines(rest, { width, height, ellipsis });
  return { lines, mostScroll, mostSkipped: 0 };
}

function valuesLines(
  { outputs }: ServiceOutput,
  { outputs: values, endpoint, elapsedMs }: Answer,
  { width, theme }: AnswerOptions,
): Line[] {
  const by = endpoint === undefined ? "Answered" : `Answered by ${endpoint}`;
  const head = `${by} in ${milliseconds(elapsedMs)}`;
  const plain = outputs.filter(({ kind }) => kind !== "table");
  const labels = plain.map(({ label }) => widthOf(clean(label)));
  const labelWidth = Math.min(Math.max(0, ...labels), Math.floor(width / 2));
  return [
    line(cutTo(clean(head), width, theme.ellipsis), { tone: "ok" }),
    ...plain.flatMap((output) => {
      const value = values[output.name];
      return valueLines(output, { value, width, theme, labelWidth });
    }),
  ];
}

interface ValueLook extends Pick<AnswerOptions, "width" | "theme"> {
  readonly value: OutputValue | undefined;
  readonly labelWidth: number;
}

function valueLines(
  { label, unit }: OutputOutput,
  { value, width, labelWidth, theme }: ValueLook,
): Line[] {
  const text = valueText(value);
  const withUnit = unit && text !== "-" ? `${text} ${clean(unit)}` : text;
  const { ellipsis } = theme;
  const head = fit(clean(label), labelWidth, { ellipsis });
  const [first = "", ...rest] = wrap(withUnit, width - labelWidth - GAP);
  const indent = " ".repeat(labelWidth + GAP);
  return [
    [
      { text: `${head}  `, tone: "dim" },
      { text: first, bold: true },
    ],
    ...rest.map((more) => line(indent + more)),
  ];
}

interface BarLook extends AnswerOptions {
  readonly table: AnswerTable;
  readonly shown: ShownTable;
}

/** Which table of how many this is, and what of it is in sight. */
function tablesBar(
  service: ServiceOutput,
  answer: Answer,
  { width, theme, table, shown }: BarLook,
): Line[] {
  const names = tablesOf(service, answer);
  const { label, name } = shown.output;
  const which = `${names.indexOf(name) + 1}/${names.length}`;
  const count = `${shown.rows.length} rows`;
  const parts = [clean(label), count, ...(names.length > 1 ? [which] : [])];
  const { ellipsis, separator } = theme;
  const title = cutTo(parts.join(separator), width, ellipsis);
  const note = table.note === "" ? [] : wrap(table.note, width);
  return [
    line(title, { bold: true, tone: "accent" }),
    ...note.map((text) => line(text, { tone: "warn" })),
  ];
}

function rowsOf(value: OutputValue | undefined): readonly OutputValues[] {
  return Array.isArray(value) ? value : [];
}
