import type { Colour } from "./types.ts";

const SIXTEEN = 16;
const GREYS_FROM = 232;
/** The steps of the cube's sides, as xterm has them. */
const STEPS = [0, 95, 135, 175, 215, 255] as const;

/**
 * The colour at an index of a terminal's 256: the first sixteen are the
 * terminal's own, then come a cube of 6 × 6 × 6 and 24 greys.
 */
export function indexedColour(index: number): Colour {
  if (index < SIXTEEN) return index;
  if (index >= GREYS_FROM) {
    const grey = 8 + 10 * (index - GREYS_FROM);
    return exactColour((grey << 16) | (grey << 8) | grey);
  }
  const place = index - SIXTEEN;
  const [red, green, blue] = [place / 36, place / 6, place].map(
    (it) => STEPS[Math.floor(it) % 6] ?? 0,
  );
  return exactColour(((red ?? 0) << 16) | ((green ?? 0) << 8) | (blue ?? 0));
}

/** A colour of 24 bits. */
export function exactColour(bits: number): Colour {
  return `#${bits.toString(16).padStart(6, "0")}`;
}
