import { escapeXml } from "./escape_xml.ts";
import { GRID, leftOf, short, topOf } from "./grid.ts";
import { runsOf, type Run } from "./runs_of.ts";
import { shapeOf } from "./shape_of.ts";
import { shapePaths } from "./shape_paths.ts";
import type { Cell, Colour, Screen, Style } from "./types.ts";

/** What is drawn of a screen, as elements; none of a layer overlap. */
export interface Drawing {
  /** Beneath. */
  readonly papers: readonly string[];
  readonly inks: readonly string[];
}

/** Draws a screen. Colours are classes, so that a style sheet has them. */
export function drawScreen({ rows }: Screen): Drawing {
  return {
    papers: rows.flatMap((row, y) => papersOf(row, y)),
    inks: rows.flatMap((row, y) => inksOf(row, y)),
  };
}

/** The class of what is filled with a colour. */
function classOf(colour: Colour): string {
  return `c${String(colour).replace("#", "x")}`;
}

function papersOf(row: readonly Cell[], y: number): string[] {
  return runsOf(row, (a, b) => a.style.paper === b.style.paper)
    .filter(({ style }) => style.paper !== "background")
    .map(({ column, columns, style }) => {
      const width = short(columns * GRID.width);
      return `<rect class="${classOf(style.paper)}" x="${short(leftOf(column))}" y="${topOf(y)}" width="${width}" height="${GRID.height}"/>`;
    });
}

function inksOf(row: readonly Cell[], y: number): string[] {
  return runsOf(row, isDrawnAlike).flatMap((run) =>
    run.cells.some(({ text }) => shapeOf(text))
      ? shapes(run, y)
      : words(run).map((word) => written(word, y)),
  );
}

function isDrawnAlike(before: Cell, after: Cell): boolean {
  const isShape = shapeOf(before.text) !== undefined;
  return (
    isShape === (shapeOf(after.text) !== undefined) &&
    classesOf(before.style) === classesOf(after.style)
  );
}

function classesOf(style: Style): string {
  const { ink, isBold, isDim, isItalic, isUnderlined } = style;
  const marks = [
    isBold ? "b" : "",
    isDim ? "d" : "",
    isItalic ? "i" : "",
    isUnderlined ? "u" : "",
  ];
  return [classOf(ink), ...marks].filter((it) => it !== "").join(" ");
}

/**
 * What stands between two blanks or more: each begins in its own column, in
 * whatever font.
 */
function words(run: Run): Run[] {
  const { column, cells, style } = run;
  if (style.isUnderlined) return [run];
  const mask = cells.map(({ text }) => (text === " " ? " " : "x")).join("");
  return [...mask.matchAll(/x(?: ?x)*/g)].map(({ 0: word, index }) => {
    const own = cells.slice(index, index + word.length);
    return {
      column: column + widthOf(cells.slice(0, index)),
      columns: widthOf(own),
      cells: own,
      style,
    };
  });
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, it) => sum + it.columns, 0);
}

function written({ column, columns, cells, style }: Run, y: number): string {
  const text = escapeXml(cells.map((it) => it.text).join(""));
  const length = short(columns * GRID.width);
  const at = `x="${short(leftOf(column))}" y="${topOf(y) + GRID.baseline}"`;
  return `<text class="${classesOf(style)}" ${at} textLength="${length}">${text}</text>`;
}

function shapes(run: Run, y: number): string[] {
  const classes = classesOf(run.style);
  const { filled, shaded, dotted, ruled } = shapePaths(run, y);
  return [
    path(classes, filled),
    path(`${classes} h`, shaded),
    path(`${classes.replace(/^c/, "s")} o`, dotted),
    path(`${classes.replace(/^c/, "s")} r`, ruled),
  ].filter((it) => it !== "");
}

function path(classes: string, d: string): string {
  return d === "" ? "" : `<path class="${classes}" d="${d}"/>`;
}
