/**
 * CPU use as per cent of what one end server may use: cores over its limit,
 * where more than one core counts as one, because an end server computes on one
 * thread (reference: docker/cli's formula is per host core instead, which never
 * reaches 80 % under a limit of half a core).
 *
 * @param usedMs CPU time between two samples.
 * @param wallMs Time between them.
 * @param limit Cores.
 * @returns `undefined` when the samples say nothing: time or CPU went back.
 */
export function cpuShare(
  usedMs: number,
  wallMs: number,
  limit: number,
): number | undefined {
  if (wallMs <= 0 || usedMs < 0 || limit <= 0) return undefined;
  return (usedMs / wallMs / Math.min(limit, 1)) * 100;
}
