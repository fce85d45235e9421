import type { Candidate, CandidateOrder } from "./candidates.ts";

/**
 * Candidates by their requests in flight: those with equally many stand
 * together, so that the fewest are at hand and a change is one step.
 */
export class ByLoad implements CandidateOrder {
  /** Those with so many in flight, by that number. */
  readonly #levels: Candidate[][] = [];
  /** By seat: which level, and where in it. */
  readonly #levelOf: number[] = [];
  readonly #placeOf: number[] = [];
  #least = 0;
  #count = 0;

  /** Those with the fewest in flight. The array is theirs: only read it. */
  least(): readonly Candidate[] {
    return this.#levels[this.#least] ?? NOBODY;
  }

  begin(all: readonly Candidate[]): void {
    this.#levels.length = 0;
    this.#count = 0;
    this.#least = 0;
    for (const candidate of all) this.add(candidate);
  }

  add(candidate: Candidate): void {
    const level = candidate.inFlight;
    while (this.#levels.length <= level) this.#levels.push([]);
    this.#put(candidate, level);
    if (this.#count++ === 0 || level < this.#least) this.#least = level;
  }

  remove(candidate: Candidate): void {
    this.#take(candidate);
    this.#count--;
    this.#rise();
  }

  change(candidate: Candidate): void {
    const level = candidate.inFlight;
    if (this.#levelOf[candidate.seat] === level) return;
    this.#take(candidate);
    while (this.#levels.length <= level) this.#levels.push([]);
    this.#put(candidate, level);
    if (level < this.#least) this.#least = level;
    else this.#rise();
  }

  #put(candidate: Candidate, level: number): void {
    const members = this.#levels[level];
    if (members === undefined) return;
    this.#levelOf[candidate.seat] = level;
    this.#placeOf[candidate.seat] = members.length;
    members.push(candidate);
  }

  #take({ seat }: Candidate): void {
    const members = this.#levels[this.#levelOf[seat] ?? 0];
    const last = members?.pop();
    if (last === undefined || last.seat === seat || members === undefined)
      return;
    const place = this.#placeOf[seat] ?? 0;
    members[place] = last;
    this.#placeOf[last.seat] = place;
  }

  /** The lowest level may have become empty. */
  #rise(): void {
    if (this.#count === 0) return;
    while (this.#levels[this.#least]?.length === 0) this.#least++;
  }
}

const NOBODY: readonly Candidate[] = [];
