import type { HeaderBlock } from "./header_block.ts";

/** Longer blocks differ anyway, and would cost memory on each connection. */
const MOST_BYTES = 512;
const SLOTS = 64;
/** Misses that a block which was of use survives in its slot. */
const HEAT = 8;

class Slot {
  hash = 0;
  heat = 0;
  version = -1;
  bytes: Uint8Array = EMPTY;
  block: HeaderBlock | undefined = undefined;
}

const EMPTY = new Uint8Array(0);

/**
 * Blocks by their bytes, as long as the table is at the version they were
 * decoded at. A block is kept when it comes for the second time, so that those
 * that never repeat cost nothing and push nothing out.
 */
export class BlockCache {
  #slots: (Slot | undefined)[] = [];
  #last: Slot | undefined = undefined;
  #missed: Slot | undefined = undefined;
  #missedHash = 0;

  /** The block of these very bytes, if it is known. */
  find(
    bytes: Uint8Array,
    start: number,
    end: number,
    version: number,
  ): HeaderBlock | undefined {
    const last = this.#last;
    if (last && last.version === version && isSame(last, bytes, start, end)) {
      return last.block;
    }
    this.#missed = undefined;
    if (end - start > MOST_BYTES) return undefined;
    const hash = hashOf(bytes, start, end);
    const slot = this.#slotOf(hash);
    if (
      slot.hash === hash &&
      slot.version === version &&
      isSame(slot, bytes, start, end)
    ) {
      slot.heat = HEAT;
      this.#last = slot;
      return slot.block;
    }
    this.#missed = slot;
    this.#missedHash = hash;
    return undefined;
  }

  /** What the block last missed means, unless it changed the table. */
  keep(
    block: HeaderBlock,
    bytes: Uint8Array,
    start: number,
    end: number,
    version: number,
  ): void {
    const slot = this.#missed;
    const hash = this.#missedHash;
    if (!slot) return;
    const isUseful = slot.version === version && slot.hash !== hash;
    if (isUseful && --slot.heat > 0) return;
    const isSecond = slot.hash === hash;
    slot.hash = hash;
    slot.version = version;
    slot.heat = isSecond ? HEAT : 0;
    slot.block = isSecond ? block : undefined;
    slot.bytes = isSecond ? bytes.slice(start, end) : EMPTY;
  }

  #slotOf(hash: number): Slot {
    const at = (hash ^ (hash >>> 7) ^ (hash >>> 16)) & (SLOTS - 1);
    return (this.#slots[at] ??= new Slot());
  }
}

function isSame(
  { block, bytes: known }: Slot,
  bytes: Uint8Array,
  start: number,
  end: number,
): boolean {
  if (block === undefined || known.length !== end - start) return false;
  for (let i = 0; i < known.length; i++) {
    if (known[i] !== bytes[start + i]) return false;
  }
  return true;
}

function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = end - start;
  for (let i = start; i < end; i++) {
    hash = (Math.imul(hash, 31) + (bytes[i] ?? 0)) | 0;
  }
  return hash;
}
