/**
 * Chance that repeats: numbers in [0, 1), the same ones for the same seed
 * (Doty-Humphrey's sfc32, 128 bits of state). Different seeds give different
 * streams; whoever needs several takes a seed for each.
 */
export function chance(seed: number): () => number {
  let a = 0;
  let b = seed >>> 0;
  let c = Math.floor(seed / 2 ** 32) >>> 0;
  let counter = 1;

  function next(): number {
    const sum = (a + b + counter++) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 2 ** 32;
  }

  for (let i = 0; i < 15; i++) next(); // mixes the seed into all of the state
  return next;
}
