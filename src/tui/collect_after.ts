/** Ways to be rid of garbage. */
export interface Collecting {
  /** @default a full collection */
  readonly collect?: () => void;
  /** Gives back what starting took, too. @default `Bun.shrink` */
  readonly shrink?: () => void;
}

/**
 * A function to be called for each frame, which has the garbage collected once
 * in so many of them, after the frame is on the screen.
 *
 * Left to itself the engine would wait for more: to it, the 32 MB that Ink's
 * layout reserves and hardly touches are in use, and it lets garbage double
 * what is in use. What really is are 8 MB, gone through in some 10 ms.
 */
export function collectAfter(
  frames: number,
  { collect = () => Bun.gc(true), shrink = Bun.shrink }: Collecting = {},
): () => void {
  let left = frames;
  let next = shrink;
  return () => {
    left -= 1;
    if (left > 0) return;
    left = frames;
    setImmediate(next);
    next = collect;
  };
}
