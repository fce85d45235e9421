import type { Endpoint, Picker } from "../types.ts";

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
  return { id, inFlight: 0, recentPicks: 0, latencyMs: 1, ...values };
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
  pick: Picker,
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
