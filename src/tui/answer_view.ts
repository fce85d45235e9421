import type { ServiceOutput } from "../wire/messages.ts";
import { chartLines, charted } from "./answer_chart.ts";
import { answerTable, type AnswerTable } from "./answer_table.ts";
import { answerValues, type AnswerValuesRoom } from "./answer_values.ts";
import { firstLines, line, type Line } from "./line.ts";
import { shownTable, type ShownTable } from "./shown_table.ts";
import { clean, cutTo, wrap } from "./text.ts";
import type { Answer, AnswerPlace } from "./types.ts";

/** Where an answer is drawn. */
export interface AnswerOptions extends AnswerValuesRoom {
  readonly height: number;
  readonly place: AnswerPlace;
  readonly scroll: number;
}

/** An answer as it is drawn, and how far it can be moved. */
export interface AnswerView {
  /** At most as many as there is room for. */
  readonly lines: readonly Line[];
  readonly mostScroll: number;
  readonly mostSkipped: number;
  /** How far down its table begins; 0 without one. */
  readonly tableAt: number;
}

const NO_TABLE = { mostSkipped: 0, tableAt: 0 };
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
  const above = answerValues(service, answer, options);
  const shown = shownTable(service, answer, options.place);
  if (!shown) return { ...windowOf({ above, rows: [] }, options), ...NO_TABLE };
  const { output, rows } = shown;
  const { width, theme, place } = options;
  const { ellipsis } = theme;
  const { skipped } = place;
  const table = answerTable(output, rows, { width, skipped, ellipsis });
  const chart = height < CHART_FROM ? undefined : charted(output, rows);
  const room = { width, height: CHART_HEIGHT, theme };
  const drawn = chart ? [...chartLines(chart, room), []] : [];
  const bar = titleLines(shown, { width, theme, table });
  const view = windowOf(
    { above: [...above, [], ...bar, ...drawn], ...table },
    options,
  );
  const tableAt = Math.min(above.length + 1, view.mostScroll);
  return { ...view, mostSkipped: table.mostSkipped, tableAt };
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
): Pick<AnswerView, "lines" | "mostScroll"> {
  const all = [...above, ...(header ? [header] : []), ...rows];
  const mostScroll = Math.max(0, all.length - height);
  const from = Math.min(scroll, mostScroll);
  const isBehind = header !== undefined && from > above.length;
  const rest = isBehind ? [header, ...all.slice(from + 1)] : all.slice(from);
  const { ellipsis } = theme;
  const lines = firstLines(rest, { width, height, ellipsis });
  return { lines, mostScroll };
}

interface TitleLook extends AnswerValuesRoom {
  readonly table: AnswerTable;
}

/** Which table of how many this is, and what of it is in sight. */
function titleLines(
  { output, rows, index, count }: ShownTable,
  { width, theme, table }: TitleLook,
): Line[] {
  const which = count > 1 ? [`${index + 1}/${count}`] : [];
  const parts = [clean(output.label), `${rows.length} rows`, ...which];
  const { ellipsis, separator } = theme;
  const title = cutTo(parts.join(separator), width, ellipsis);
  const note = table.note === "" ? [] : wrap(table.note, width);
  return [
    line(title, { bold: true, tone: "accent" }),
    ...note.map((text) => line(text, { tone: "warn" })),
  ];
}
