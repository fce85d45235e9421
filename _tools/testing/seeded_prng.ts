/**
 * Chance that repeats: numbers in [0, 1), the same ones for the same seed
 * (Marsaglia's xorshift over 32 bits, started away from zero).
 */
export function seededPrng(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1) | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
