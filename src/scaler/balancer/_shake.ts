import { seededPrng } from "../../../_tools/testing/seeded_prng.ts";
import { Candidates, type Candidate } from "./candidates.ts";

/** A candidate that a test changes as it goes. */
export interface TestCandidate extends Candidate {
  inFlight: number;
  recentPicks: number;
}

/** One that is idle, unless told. */
export function candidate(id: string, inFlight = 0): TestCandidate {
  const latency = { latencyMs: undefined, latencyRank: undefined };
  return { id, seat: -1, inFlight, recentPicks: 0, ...latency };
}

/** Their ids in one text, in order. */
export function idsOf(list: Iterable<Candidate>): string {
  return [...list]
    .map(({ id }) => id)
    .toSorted()
    .join(" ");
}

/** Changes candidates at random, and has each state looked at. */
export function shake(
  look: (members: readonly TestCandidate[], candidates: Candidates) => void,
): void {
  const prng = seededPrng(1);
  const candidates = new Candidates();
  const all = Array.from({ length: 40 }, (_, i) => candidate(`e${i}`));
  for (let i = 0; i < 4_000; i++) {
    const it = all[Math.floor(prng() * all.length)];
    if (it === undefined) return;
    const what = prng();
    if (what < 0.15) candidates.remove(it);
    else if (what < 0.2) candidates.forget(it);
    else {
      it.inFlight = Math.max(0, it.inFlight + (prng() < 0.5 ? 1 : -1));
      candidates.put(it);
    }
    look(
      all.filter((one) => candidates.has(one)),
      candidates,
    );
  }
}

/** Of those, the ones with the fewest in flight. */
export function fewestOf(members: readonly TestCandidate[]): TestCandidate[] {
  const least = Math.min(...members.map(({ inFlight }) => inFlight));
  return members.filter(({ inFlight }) => inFlight === least);
}
