import type { Clamp, Decision } from "./types.ts";
import { endServers } from "./words.ts";

/** A decision that lacks its sentence, and why its policy wished so. */
export interface Unexplained extends Pick<
  Decision,
  "from" | "wish" | "to" | "clamps"
> {
  readonly because: string;
}

/**
 * One sentence for the tenant: what happens, what is the cause of it, and what
 * stood in the way of more.
 *
 * @example
 * ```ts
 * import { sentence } from "./sentence.ts";
 *
 * const because = "9 active requests an end server are more than the target of 7";
 * sentence({ from: 2, wish: 3, to: 3, clamps: [], because });
 * // "Adding 1 end server (2 → 3): 9 active requests an end server are more …"
 * ```
 */
export function sentence(decision: Unexplained): string {
  const { from, to, clamps, because } = decision;
  const side = Math.sign(to - from);
  const isThere = (count: number) => Math.sign(count - from) === side;
  // Where the wish itself points elsewhere, the last limit that turned it to
  // where it went is the cause: "at least 2 end servers must run".
  const turn =
    isThere(decision.wish) || side === 0 ? -1 : turning(clamps, isThere);
  const cause = clamps[turn]?.reason ?? because;
  const limit = clamps.slice(turn + 1).at(-1);
  const but = limit ? `, but ${limit.reason}` : "";
  return `${action(from, to)}: ${cause}${but}`;
}

function turning(
  clamps: readonly Clamp[],
  isThere: (count: number) => boolean,
): number {
  return clamps.findLastIndex((it) => isThere(it.to) && !isThere(it.from));
}

function action(from: number, to: number): string {
  if (to === from) return `Holding at ${to}`;
  const change = endServers(Math.abs(to - from));
  const verb = to > from ? "Adding" : "Removing";
  return `${verb} ${change} (${from} → ${to})`;
}
