import type { RosterEntry } from "./dataplane/types.ts";

/** One end server of an instance on its way from start to end. */
export interface Member {
  readonly name: string;
  readonly createdAtMs: number;
  phase: Phase;
}

/** Where an end server is on that way. */
export type Phase =
  /** Being started, or running and not yet SERVING. */
  | { readonly kind: "starting"; readonly abort: AbortController }
  | ({ readonly kind: "ready" } & Serving)
  /** Out of the pick set; finishes what it has, unless it is wanted again. */
  | ({ readonly kind: "draining" } & Serving)
  /** Ended or being stopped; its name is free once the runtime forgot it. */
  | { readonly kind: "gone"; readonly detail: string };

/** Where an end server is reached that came up at `sinceMs`. */
export interface Serving {
  readonly host: string;
  readonly port: number;
  readonly sinceMs: number;
}

/** The name of an instance's nth end server. */
export function memberName(instance: string, ordinal: number): string {
  return `${instance}-${ordinal}`;
}

/** The lowest ordinal from 1 that no member has: names come back into use. */
export function freeOrdinal(
  instance: string,
  taken: ReadonlyMap<string, unknown>,
): number {
  let ordinal = 1;
  while (taken.has(memberName(instance, ordinal))) ordinal++;
  return ordinal;
}

/** Members that could be let go, youngest first. */
export interface Dispensable {
  /** Serve nobody yet: they go first. */
  readonly starting: readonly Member[];
  readonly ready: readonly Member[];
}

/** Whom could be done without. */
export function dispensable(members: readonly Member[]): Dispensable {
  const youngest = members.toSorted((a, b) => b.createdAtMs - a.createdAtMs);
  const of = (kind: Phase["kind"]) =>
    youngest.filter(({ phase }) => phase.kind === kind);
  return { starting: of("starting"), ready: of("ready") };
}

/**
 * Which draining members to take back: the busiest first. It has the longest
 * to go and would hold its room for nothing, while an idle one is gone in a
 * moment and leaves its room to others. Of equals the oldest.
 */
export function chooseReturns(
  members: readonly Member[],
  { count, inFlight }: ReturnOptions,
): Member[] {
  return members
    .filter(({ phase }) => phase.kind === "draining")
    .toSorted(
      (a, b) =>
        inFlight(b.name) - inFlight(a.name) || a.createdAtMs - b.createdAtMs,
    )
    .slice(0, Math.max(0, count));
}

/** How {@linkcode chooseReturns} chooses. */
export interface ReturnOptions {
  readonly count: number;
  /** Requests in flight on the end server of that name. */
  readonly inFlight: (name: string) => number;
}

/** Whether a member counts towards the wished number. */
export function isAlive(member: Member): boolean {
  return member.phase.kind === "starting" || member.phase.kind === "ready";
}

/** What the data plane is told: ready and draining members, oldest first. */
export function rosterOf(members: Iterable<Member>): RosterEntry[] {
  return [...members].flatMap(({ name: id, phase }) => {
    if (phase.kind !== "ready" && phase.kind !== "draining") return [];
    const { kind: state, host, port } = phase;
    return [{ id, host, port, state }];
  });
}
