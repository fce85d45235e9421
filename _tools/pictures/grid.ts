/** Where cells lie in a picture, in user units (pixels at its own size). */
export const GRID = {
  width: 8.4, // six tenths of the font's size: what fixed-width fonts have
  height: 18,
  font: 14,
  /** From a row's top to where its letters stand. */
  baseline: 13.5,
  margin: 16,
} as const;

/** The left edge of a column. */
export function leftOf(column: number): number {
  return GRID.margin + column * GRID.width;
}

/** The upper edge of a row. */
export function topOf(row: number): number {
  return GRID.margin + row * GRID.height;
}

/** A number as short as a tenth of a pixel needs it. */
export function short(value: number): string {
  return String(Math.round(value * 10) / 10);
}
