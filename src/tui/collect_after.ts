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
  collect: () => void = () => Bun.gc(true),
): () => void {
  let left = frames;
  return () => {
    left -= 1;
    if (left > 0) return;
    left = frames;
    setImmediate(collect);
  };
}
