import { GRID, leftOf, short, topOf } from "./grid.ts";
import type { Run } from "./runs_of.ts";
import { shapeOf } from "./shape_of.ts";

/** What is filled, what is dotted and what is ruled of a run, as paths. */
export interface ShapePaths {
  readonly filled: string;
  readonly shaded: string;
  readonly dotted: string;
  readonly ruled: string;
}

/** From dot to dot in a row of them; a line of so many dashes draws them. */
export const DOT_GAP = GRID.width / 2;

// Bits of braille by line from the top, left and right.
const DOTS = [
  [0, 3],
  [1, 4],
  [2, 5],
  [6, 7],
] as const;

/** Draws a run of characters that are no letters. */
export function shapePaths(run: Run, row: number): ShapePaths {
  return {
    filled: filled(run, row),
    shaded: shaded(run, row),
    dotted: DOTS.map((_, line) => dotted(run, { row, line })).join(""),
    ruled: ruled(run, row),
  };
}

function filled(run: Run, row: number): string {
  const heights = run.cells.map(({ text }) => {
    const shape = shapeOf(text);
    return shape?.kind === "block" ? shape.eighths : 0;
  });
  const bottom = topOf(row + 1);
  return stretches(heights)
    .map(({ from, count, value }) => {
      const height = (value / 8) * GRID.height;
      const x = leftOf(run.column + from);
      return box(x, bottom - height, { width: count * GRID.width, height });
    })
    .join("");
}

function shaded(run: Run, row: number): string {
  const isShade = run.cells.map(({ text }) => Number(text === "░"));
  return stretches(isShade)
    .map(({ from, count }) =>
      box(leftOf(run.column + from), topOf(row), {
        width: count * GRID.width,
        height: GRID.height,
      }),
    )
    .join("");
}

/** One line of dots: neighbours are one stroke, whose dashes are the dots. */
function dotted(
  run: Run,
  { row, line }: { readonly row: number; readonly line: number },
): string {
  const isSet = run.cells.flatMap(({ text }) => {
    const shape = shapeOf(text);
    const bits = shape?.kind === "dots" ? shape.bits : 0;
    return (DOTS[line] ?? []).map((bit) => (bits >> bit) & 1);
  });
  const y = topOf(row) + ((line + 0.5) * GRID.height) / DOTS.length;
  return stretches(isSet)
    .map(({ from, count }) => {
      const x = leftOf(run.column) + (from + 0.5) * DOT_GAP;
      // A stroke without a length is not drawn everywhere.
      return `M${short(x)} ${short(y)}h${short((count - 1) * DOT_GAP + 0.1)}`;
    })
    .join("");
}

function ruled(run: Run, row: number): string {
  const [x, y] = [leftOf(run.column), topOf(row)];
  const across = run.cells.map(({ text }) => Number(text === "─"));
  const upright = run.cells.map(({ text }) => Number(text === "│"));
  const middle = short(y + GRID.height / 2);
  return [
    ...stretches(across).map(
      ({ from, count }) =>
        `M${short(x + from * GRID.width)} ${middle}h${short(count * GRID.width)}`,
    ),
    ...stretches(upright).flatMap(({ from, count }) =>
      Array.from({ length: count }, (_, i) => {
        const at = short(x + (from + i + 0.5) * GRID.width);
        return `M${at} ${short(y)}v${GRID.height}`;
      }),
    ),
  ].join("");
}

interface Stretch {
  readonly from: number;
  readonly count: number;
  readonly value: number;
}

/** Equal neighbours, without those that are nought. */
function stretches(values: readonly number[]): Stretch[] {
  const found: Stretch[] = [];
  let from = 0;
  values.forEach((value, i) => {
    if (value === values[i + 1]) return;
    if (value !== 0) found.push({ from, count: i + 1 - from, value });
    from = i + 1;
  });
  return found;
}

function box(
  x: number,
  y: number,
  { width, height }: { readonly width: number; readonly height: number },
): string {
  return `M${short(x)} ${short(y)}h${short(width)}v${short(height)}h${short(-width)}z`;
}
