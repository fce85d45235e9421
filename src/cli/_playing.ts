import type { CommandIo } from "./types.ts";

/** Parts of the time that are played without looking up. */
const PARTS = 500;
const PROGRESS_MS = 1_000;

/** Something that plays, a part of its time after the other. */
export interface Playing {
  readonly isOver: boolean;
  advance(toMs: number): void;
}

/** What is played where. */
export interface PlayOptions {
  readonly title: string;
  readonly tookMs: number;
  readonly io: CommandIo;
}

/**
 * Plays in parts, so that an interruption is heard and a long wait is told.
 *
 * @throws the signal's reason when it is interrupted.
 */
export async function playInParts(
  playing: Playing,
  { title, tookMs, io }: PlayOptions,
): Promise<void> {
  let toldMs = performance.now();
  for (let part = 1; !playing.isOver && part <= PARTS; part++) {
    playing.advance((tookMs * part) / PARTS);
    await new Promise((resolve) => setImmediate(resolve));
    io.signal.throwIfAborted();
    if (performance.now() - toldMs < PROGRESS_MS) continue;
    toldMs = performance.now();
    const percent = Math.floor((part * 100) / PARTS);
    io.writeError(`${title}: ${percent} % played\n`);
  }
}
