import { ceil } from "./ceil.ts";

/**
 * An end server as one queue: with the share ρ of its time in use, ρ/(1 − ρ)
 * requests are active on average, and n of them share the same work whatever n
 * is. From that follows how busy the others get when one is removed, which a
 * plain "fewer than 7, so one less" does not ask, and so flaps.
 */

/**
 * Active requests an end server at which `n` end servers may become `n − 1`
 * with no more than `limit` each afterwards.
 *
 * ℓ_in(n) = r/(1 − r), r = limit/(1 + limit) · (n − 1)/n.
 *
 * @example Target 7 with a margin of 30 %, three end servers
 * ```ts
 * import { scaleInLoad } from "./queue_model.ts";
 *
 * scaleInLoad(3, 4.9); // 1.241
 * ```
 */
export function scaleInLoad(n: number, limit: number): number {
  return loadAt(inUse(limit) * ((n - 1) / n));
}

/**
 * The fewest end servers that would have no more than `limit` active requests
 * each, when `n` of them have `load` each. Going down to it one by one, each
 * step stays within {@linkcode scaleInLoad}.
 */
export function fewestFor(
  load: number,
  { n, limit }: { readonly n: number; readonly limit: number },
): number {
  return Math.max(1, ceil((n * inUse(load)) / inUse(limit)));
}

/**
 * Active requests each of `n − 1` end servers would have when each of `n` has
 * `load`; `undefined` when they could not keep up.
 */
export function loadAfterRemoval(load: number, n: number): number | undefined {
  const busy = (inUse(load) * n) / (n - 1);
  return busy < 1 ? loadAt(busy) : undefined;
}

function inUse(load: number): number {
  return load / (1 + load);
}

function loadAt(busy: number): number {
  return busy / (1 - busy);
}
