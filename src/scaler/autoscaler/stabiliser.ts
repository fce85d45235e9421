import { limited, type Limited, type Situation } from "./limited.ts";
import { seconds } from "./words.ts";

/** What was wished for lately. */
export interface Stabiliser {
  /** Remembers a wish; times must not go back. */
  note(atMs: number, endServers: number): void;
  /** Keeps a number from falling below any wish of the last while. */
  limit(value: Limited, situation: Situation): Limited;
}

interface Note {
  readonly atMs: number;
  readonly endServers: number;
}

/**
 * Scaling in follows the highest wish of the last `overMs` (as the HPA), so a
 * short lull does not stop what is needed again a moment later. Scaling out is
 * not delayed.
 */
export function createStabiliser(overMs: number): Stabiliser {
  // A wish that a later one reaches or exceeds never counts again: what is
  // left falls from the oldest to the newest, and the first is the highest.
  const notes: Note[] = [];

  return {
    note(atMs, endServers) {
      while ((notes.at(-1)?.endServers ?? Infinity) <= endServers) notes.pop();
      notes.push({ atMs, endServers });
    },
    limit(value, { nowMs, from }) {
      while ((notes[0]?.atMs ?? Infinity) <= nowMs - overMs) notes.shift();
      const highest = notes[0];
      if (highest === undefined || value.endServers >= from) return value;
      const to = Math.min(from, Math.max(value.endServers, highest.endServers));
      const ago = seconds(nowMs - highest.atMs);
      const reason = () =>
        `${highest.endServers} were still wanted ${ago} ago, and that counts for ${seconds(overMs)}`;
      return limited(value, { name: "stabilisation", to, reason });
    },
  };
}
