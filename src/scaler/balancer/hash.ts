/**
 * Hashes for spreading keys, not for secrets: 32 bits in plain integers, for
 * they are computed at each pick.
 */

/** A text's hash, 0 to 2³² − 1: FNV-1a over its UTF-16 units, then mixed. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return finish(hash);
}

/**
 * The hash of a pair of hashes, 0 to 2³² − 1; the order counts. MurmurHash3
 * (Appleby) of one 32-bit block `b` with seed `a`: FNV alone leaves the scores
 * of ids that differ in the last digit too much alike.
 */
export function mixHashes(a: number, b: number): number {
  const block = Math.imul(rotate(Math.imul(b, 0xcc9e2d51), 15), 0x1b873593);
  return finish(Math.imul(rotate(a ^ block, 13), 5) + 0xe6546b64);
}

/** Ids whose hashes are kept: far more than one instance has. */
const REMEMBERED = 16_384;

/** {@linkcode hashText} for the same few texts again and again. */
export function rememberHashes(): (text: string) => number {
  const hashes = new Map<string, number>();
  return function hashOf(text) {
    const known = hashes.get(text);
    if (known !== undefined) return known;
    if (hashes.size >= REMEMBERED) hashes.clear();
    const hash = hashText(text);
    hashes.set(text, hash);
    return hash;
  };
}

function finish(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

function rotate(bits: number, by: number): number {
  return (bits << by) | (bits >>> (32 - by));
}
