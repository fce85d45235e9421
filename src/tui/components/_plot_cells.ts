/** One cell of a plot: heights are in levels, 0 is none. */
export interface CellOptions {
  readonly area: readonly number[];
  readonly line: readonly number[] | undefined;
  readonly column: number;
  /** Counted from the bottom. */
  readonly row: number;
}

/** What a cell shows, and whether the line passes through it. */
export interface Cell {
  readonly text: string;
  readonly isLine: boolean;
}

// Dots of a braille character from the bottom up, left and right.
const LEFT = [0x40, 0x04, 0x02, 0x01] as const;
const RIGHT = [0x80, 0x20, 0x10, 0x08] as const;
const BRAILLE = 0x2800;
const RAMP = [..." .:-=+*#"];
const LINE = "o";

/** Two values by four levels, as dots. */
export function brailleCell({ area, line, column, row }: CellOptions): Cell {
  const at = column * 2;
  const floor = row * LEFT.length;
  let bits = 0;
  let isLine = false;
  for (const [side, dots] of [LEFT, RIGHT].entries()) {
    const filled = area[at + side] ?? 0;
    const [low, high] = strokeAt(line, at + side);
    for (const [index, dot] of dots.entries()) {
      const level = floor + index + 1;
      const isOnLine = level >= low && level <= high;
      if (level <= filled || isOnLine) bits |= dot;
      if (isOnLine) isLine = true;
    }
  }
  return {
    text: bits === 0 ? " " : String.fromCharCode(BRAILLE + bits),
    isLine,
  };
}

/** One value by seven levels, as a character of the ramp. */
export function asciiCell({ area, line, column, row }: CellOptions): Cell {
  const steps = RAMP.length - 1;
  const height = line?.[column] ?? 0;
  const filled = area[column] ?? 0;
  const isLine = height > filled && Math.ceil(height / steps) - 1 === row;
  if (isLine) return { text: LINE, isLine };
  const level = Math.max(0, Math.min(steps, filled - row * steps));
  return { text: RAMP[level] ?? " ", isLine };
}

/** The levels a line covers at a value: upright from the one before. */
function strokeAt(
  line: readonly number[] | undefined,
  index: number,
): readonly [low: number, high: number] {
  const height = line?.[index] ?? 0;
  if (height === 0) return [1, 0];
  const before = line?.[index - 1] || height;
  if (before < height) return [before + 1, height];
  return [height, Math.max(height, before - 1)];
}
