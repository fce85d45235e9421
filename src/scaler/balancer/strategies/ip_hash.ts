import { hashText, mixHashes, rememberHashes } from "../hash.ts";
import type { Choice, Endpoint, Picker, Strategy } from "../types.ts";

/** An endpoint may have this many times the mean load. */
const BOUND = 1.25;

/**
 * Sends a client to the same endpoint each time: the one with the highest hash
 * of its id and the client's address (rendezvous hashing, Thaler and
 * Ravishankar 1998), so that only the clients of a member that comes or goes
 * move. A client too busy for one endpoint spills over to its next best
 * (bounded load, as HAProxy's `chash_server_is_eligible`). Each pick hashes
 * every end server: the one strategy whose cost grows with their number.
 */
export const ipHash = {
  title: "IP hash",
  summary: "A client keeps its end server; for services that cache by client",
  create(): Picker {
    const hashOf = rememberHashes();
    return function ipHash(eligible, { clientAddress }) {
      const cap = loadCap(eligible);
      const key = hashText(clientAddress);
      let best: Endpoint | undefined;
      let highest = -1;
      for (let i = 0; i < eligible.length; i++) {
        const endpoint = eligible.at(i);
        if (endpoint === undefined || endpoint.inFlight >= cap) continue;
        const score = mixHashes(hashOf(endpoint.id), key);
        if (score <= highest) continue;
        best = endpoint;
        highest = score;
      }
      return best;
    };
  },
  explain(picked: Endpoint, { eligible, call }: Choice): string {
    const { clientAddress } = call;
    const cap = loadCap(eligible);
    const key = hashText(clientAddress);
    const scoreOf = ({ id }: Endpoint) => mixHashes(hashText(id), key);
    const before = eligible.filter((it) => scoreOf(it) > scoreOf(picked));
    const highest = `highest hash with client ${clientAddress}`;
    if (before.length === 0) return highest;
    const names = before.map(({ id }) => id).join(", ");
    return `${highest} of those with fewer than ${cap} in flight; ${names} would have come first`;
  },
} satisfies Strategy;

/**
 * The load at which an endpoint takes no more: max(1, ⌈c·(m+1)/n⌉) with m in
 * flight on n endpoints. Always above the least loaded one's load, so there is
 * always somebody to pick.
 */
export function loadCap(
  eligible: Iterable<Endpoint> & { readonly length: number },
  bound = BOUND,
): number {
  let inFlight = 0;
  for (const endpoint of eligible) inFlight += endpoint.inFlight;
  return Math.max(1, Math.ceil((bound * (inFlight + 1)) / eligible.length));
}
