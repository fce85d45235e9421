import type { Line, Span } from "../line.ts";
import { asciiCell, brailleCell, type CellOptions } from "./_plot_cells.ts";
import { levelOf } from "./level_of.ts";
import type { Tone } from "../theme.ts";

/** One run of numbers in a plot, the newest last. */
export interface Series {
  /** What is no number leaves a gap. */
  readonly values: readonly number[];
  readonly tone?: Tone;
}

/** What a plot shows: an area, and a line over it. */
export interface PlotData {
  readonly area: Series;
  readonly line?: Series;
}

/** How a plot is drawn. */
export interface PlotOptions {
  /** Cells: exactly so many are drawn. */
  readonly width: number;
  readonly height: number;
  /** What reaches the top. */
  readonly most: number;
  readonly ascii: boolean;
}

/** How many values stand beside each other in one cell. */
export function valuesPerCell({ ascii }: Pick<PlotOptions, "ascii">): number {
  return ascii ? 1 : 2;
}

/** A plot as `height` lines of `width` cells; the newest is at the right. */
export function plotLines(data: PlotData, options: PlotOptions): Line[] {
  const { width, height } = options;
  if (!(width > 0) || !(height > 0)) return [];
  const area = heightsOf(data.area, options);
  const line = data.line && heightsOf(data.line, options);
  return Array.from({ length: height }, (_, row) =>
    rowOf(data, { ...options, area, line, row: height - 1 - row }),
  );
}

type RowOptions = PlotOptions & Omit<CellOptions, "column">;

/** One row of cells, in as few pieces as can be. */
function rowOf(data: PlotData, { width, ascii, ...at }: RowOptions): Line {
  const draw = ascii ? asciiCell : brailleCell;
  const spans: Span[] = [];
  let text = "";
  let series: Series | undefined = data.area;
  for (let column = 0; column < width; column++) {
    const cell = draw({ ...at, column });
    const own = cell.isLine ? data.line : data.area;
    // What is blank has no look: it goes with what is beside it.
    if (own !== series && cell.text !== " ") {
      if (text !== "") spans.push({ text, tone: series?.tone });
      text = "";
      series = own;
    }
    text += cell.text;
  }
  return [...spans, { text, tone: series?.tone }];
}

/** In levels of a cell, one entry a value there is room for, from the left. */
function heightsOf(
  { values }: Series,
  { width, height, most, ascii }: PlotOptions,
): readonly number[] {
  const count = width * valuesPerCell({ ascii });
  const levels = height * (ascii ? ASCII_LEVELS : BRAILLE_LEVELS);
  const shown = values.slice(-count);
  const blank = new Array<number>(count - shown.length).fill(0);
  return [...blank, ...shown.map((value) => levelOf(value, { most, levels }))];
}

const ASCII_LEVELS = 7;
const BRAILLE_LEVELS = 4;
