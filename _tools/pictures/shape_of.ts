/** A character that is drawn, not written: fonts leave gaps in these. */
export type Shape =
  /** Eighths of the cell that are filled, from its bottom up. */
  | { readonly kind: "block"; readonly eighths: number }
  | { readonly kind: "shade" }
  /** One bit a dot, as Unicode numbers braille's dots. */
  | { readonly kind: "dots"; readonly bits: number }
  | { readonly kind: "rule"; readonly isUpright: boolean };

const BLOCKS = "▁▂▃▄▅▆▇█";
const BRAILLE = 0x28_00;

/** How a character is drawn; `undefined` for those that are written. */
export function shapeOf(text: string): Shape | undefined {
  const block = BLOCKS.indexOf(text);
  if (block >= 0) return { kind: "block", eighths: block + 1 };
  if (text === "░") return { kind: "shade" };
  if (text === "─" || text === "│") {
    return { kind: "rule", isUpright: text === "│" };
  }
  const bits = (text.codePointAt(0) ?? 0) - BRAILLE;
  return bits >= 0 && bits < 256 ? { kind: "dots", bits } : undefined;
}
