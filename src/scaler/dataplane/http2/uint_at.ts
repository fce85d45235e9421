import { MAX_31_BITS } from "./frame.ts";

/** Four bytes as a number, most significant first. */
export function uint32At(bytes: Uint8Array, start: number): number {
  const a = bytes[start] ?? 0;
  const b = bytes[start + 1] ?? 0;
  const c = bytes[start + 2] ?? 0;
  const d = bytes[start + 3] ?? 0;
  return ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
}

/** The same without its first bit: a stream's id, or an increment. */
export function uint31At(bytes: Uint8Array, start: number): number {
  return uint32At(bytes, start) & MAX_31_BITS;
}
