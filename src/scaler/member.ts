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
  | {
      readonly kind: "ready";
      readonly host: string;
      readonly port: number;
      readonly sinceMs: number;
    }
  /** Out of the pick set; finishes what it has. */
  | { readonly kind: "draining"; readonly host: string; readonly port: number }
  /** Ended or being stopped; its name is free once the runtime forgot it. */
  | { readonly kind: "gone"; readonly detail: string };

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

/**
 * Which members to let go: those still starting first, youngest first; then
 * the ready ones with the fewest requests in flight, of equals the youngest.
 */
export function chooseVictims(
  members: readonly Member[],
  { count, inFlight }: VictimOptions,
): Member[] {
  const alive = members.filter(isAlive);
  const cost = (member: Member) =>
    member.phase.kind === "starting" ? -1 : inFlight(member.name);
  return alive
    .toSorted((a, b) => cost(a) - cost(b) || b.createdAtMs - a.createdAtMs)
    .slice(0, Math.max(0, count));
}

/** How {@linkcode chooseVictims} chooses. */
export interface VictimOptions {
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
