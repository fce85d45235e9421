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
// All dots up to a level.
const LEFT_UP_TO = [0, 0x40, 0x44, 0x46, 0x47] as const;
const RIGHT_UP_TO = [0, 0x80, 0xa0, 0xb0, 0xb8] as const;
const LEVELS = 4;
const BRAILLE = 0x2800;
const RAMP = [..." .:-=+*#"];
const LINE = "o";

/** Two values by four levels, as dots. */
export function brailleCell({ area, line, column, row }: CellOptions): Cell {
  const at = column * 2;
  const floor = row * LEVELS;
  const left = LEFT_UP_TO[within(area[at], floor)] ?? 0;
  const right = RIGHT_UP_TO[within(area[at + 1], floor)] ?? 0;
  const stroke = line
    ? strokeBits(LEFT, { line, at, floor }) |
      strokeBits(RIGHT, { line, at: at + 1, floor })
    : 0;
  const bits = left | right | stroke;
  const text = bits === 0 ? " " : String.fromCharCode(BRAILLE + bits);
  return { text, isLine: stroke !== 0 };
}

/** How many of a cell's levels are below a height. */
function within(height: number | undefined, floor: number): number {
  return Math.max(0, Math.min(LEVELS, (height ?? 0) - floor));
}

interface Stroke {
  readonly line: readonly number[];
  readonly at: number;
  readonly floor: number;
}

/** The dots of a cell's side through which the line goes. */
function strokeBits(
  dots: readonly number[],
  { line, at, floor }: Stroke,
): number {
  const [low, high] = strokeAt(line, at);
  let bits = 0;
  for (let level = Math.max(low, floor + 1); level <= high; level++) {
    bits |= dots[level - floor - 1] ?? 0;
  }
  return bits;
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
  line: readonly number[],
  index: number,
): readonly [low: number, high: number] {
  const height = line[index] ?? 0;
  if (height === 0) return [1, 0];
  const before = line[index - 1] || height;
  if (before < height) return [before + 1, height];
  return [height, Math.max(height, before - 1)];
}
