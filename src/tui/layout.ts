/** A size in cells. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

// The header above a screen; the news and the footer below it.
const ROWS_AROUND = 3;

/** What a screen has of the terminal. */
export function bodyOf({ width, height }: Size): Size {
  return { width, height: height - ROWS_AROUND };
}

/** From this size on a calculator can stand beside an instance. */
const DOCK_FROM = { width: 118, height: 36 };

/** Whether a calculator can stand beside an instance in such a terminal. */
export function hasDock({ width, height }: Size): boolean {
  return width >= DOCK_FROM.width && height >= DOCK_FROM.height;
}

/** From this size on there is always room for both. */
const DOCK_SHOWN_FROM = { width: 180, height: 48 };

/** Whether a calculator stands beside an instance without being asked for. */
export function isDockShown({ width, height }: Size): boolean {
  return width >= DOCK_SHOWN_FROM.width && height >= DOCK_SHOWN_FROM.height;
}

/** The terminal around a screen. */
export function terminalOf({ width, height }: Size): Size {
  return { width, height: height + ROWS_AROUND };
}

/** Two parts of a screen: side by side where there is room, else stacked. */
export interface Halves {
  readonly isBeside: boolean;
  readonly first: Size;
  readonly second: Size;
}

const BESIDE_FROM = 100;
const GAP = 2;

/** What of a form and its answer is to be seen. */
export interface HalvesOptions {
  readonly hasSecond: boolean;
  /** The second has the keys: above it, the first keeps two rows. */
  readonly isSecondLooked: boolean;
}

/** Divides a screen between a form and what it brings, if it did already. */
export function halvesOf(
  { width, height }: Size,
  { hasSecond, isSecondLooked }: HalvesOptions,
): Halves {
  if (width >= BESIDE_FROM) {
    const own = Math.floor((width - GAP) / 2);
    return {
      isBeside: true,
      first: { width: own, height },
      second: { width: width - GAP - own, height },
    };
  }
  const part = isSecondLooked ? 2 : Math.max(3, Math.floor(height * 0.45));
  const own = hasSecond ? part : height;
  return {
    isBeside: false,
    first: { width, height: own },
    second: { width, height: height - own },
  };
}
