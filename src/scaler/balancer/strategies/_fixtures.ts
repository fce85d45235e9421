import { Candidates, type Candidate } from "../candidates.ts";
import type {
  CallInfo,
  Endpoint,
  Picker,
  PickerOptions,
  Strategy,
} from "../types.ts";

/** A picker over a plain list, whose endpoints a test changes as it goes. */
export type ListPicker = (
  eligible: readonly Endpoint[],
  call: CallInfo,
) => Endpoint | undefined;

/** An endpoint that a test changes as it goes. */
export interface TestEndpoint extends Endpoint {
  inFlight: number;
  recentPicks: number;
  latencyMs: number | undefined;
}

/** An idle endpoint that has answered in 1 ms before. */
export function endpoint(
  id: string,
  values: Partial<Omit<TestEndpoint, "id">> = {},
): TestEndpoint {
  return {
    ...{ id, inFlight: 0, recentPicks: 0, latencyMs: 1, ...values },
    latencyRank: undefined, // made from latencyMs when it is picked from
  };
}

/** Idle endpoints `4f1c20a9b3d7-1` to `-n`, as an instance names them. */
export function endpoints(n: number): TestEndpoint[] {
  return Array.from({ length: n }, (_, i) => endpoint(`4f1c20a9b3d7-${i + 1}`));
}

/** The `i`th client's address; neighbours, as in one network. */
export function clientAddress(i: number): string {
  return `10.${(i >> 16) & 255}.${(i >> 8) & 255}.${i & 255}`;
}

/**
 * Makes `count` picks for as many clients, each ended before the next, and
 * counts them by id. Recent picks are counted up, as the data plane does.
 */
export function pickOften(
  pick: ListPicker,
  eligible: readonly TestEndpoint[],
  count: number,
): Map<string, number> {
  const counts = new Map(eligible.map(({ id }) => [id, 0]));
  const byId = new Map(eligible.map((it) => [it.id, it]));
  for (let i = 0; i < count; i++) {
    const picked = pick(eligible, call(i));
    const member = byId.get(picked?.id ?? "");
    if (member === undefined) throw new Error(`Cannot count ${picked?.id}`);
    member.recentPicks++;
    counts.set(member.id, (counts.get(member.id) ?? 0) + 1);
  }
  return counts;
}

/** What is known of the `i`th call: each comes from a client of its own. */
export function call(i: number) {
  return { clientAddress: clientAddress(i), nowMs: i };
}

/** The difference between the most and the least picked. */
export function spread(counts: ReadonlyMap<string, number>): number {
  return Math.max(...counts.values()) - Math.min(...counts.values());
}

/** A picker of that strategy over plain lists. */
export function listPicker(
  strategy: Strategy,
  options?: PickerOptions,
): ListPicker {
  return overLists(strategy.create(options));
}

/** Brings what a picker picks from up to date with a list before each pick. */
function overLists(pick: Picker): ListPicker {
  const known = new WeakMap<readonly Endpoint[], Candidates>();
  return (eligible, info) => {
    const before = known.get(eligible);
    const candidates = before ?? new Candidates();
    if (before === undefined) {
      known.set(eligible, candidates);
      for (const it of eligible) candidates.put(new Stand(it));
    } else {
      for (const it of candidates) candidates.put(it);
    }
    const picked = pick(candidates, info);
    return picked instanceof Stand ? picked.original : undefined;
  };
}

/** Stands for an endpoint of a test, as it is at any moment. */
class Stand implements Candidate {
  seat = -1;
  readonly original: Endpoint;

  constructor(original: Endpoint) {
    this.original = original;
  }

  get id() {
    return this.original.id;
  }
  get inFlight() {
    return this.original.inFlight;
  }
  get recentPicks() {
    return this.original.recentPicks;
  }
  get latencyMs() {
    return this.original.latencyMs;
  }
  get latencyRank() {
    const { latencyMs } = this.original;
    return latencyMs === undefined ? undefined : Math.log(latencyMs);
  }
}
