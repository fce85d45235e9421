import type { Candidates } from "../balancer/candidates.ts";
import { PickSet } from "../balancer/pick_set.ts";
import { RosterEndpoint, type EndpointOptions } from "./endpoint.ts";
import type { EndpointOutcome } from "./engine.ts";
import type { Limits } from "./limits.ts";
import type {
  EndpointSnapshot,
  Health,
  RosterEntry,
  Surplus,
} from "./types.ts";

/** What a new roster means for the connections to end servers. */
export interface RosterEvents {
  /** An end server joined, or is wanted again: connect to it. */
  onJoin(endpoint: RosterEndpoint): void;
  /** It has left and nothing is in flight on it: hang up. */
  onLeave(endpoint: RosterEndpoint): void;
  /** A draining one has nothing in flight any more. */
  onDrained(endpoint: RosterEndpoint): void;
}

/** What a roster works with. */
export interface RosterOptions {
  readonly events: RosterEvents;
  readonly limits: Limits;
  /** Monotonic, ms. */
  readonly now: () => number;
  /** Is told how many requests each end server has at once. */
  readonly occupancy?: EndpointOptions["occupancy"];
  /** @default Math.random */
  readonly prng?: () => number;
}

/**
 * The end servers of one instance, in the order they joined, and who of them
 * may be picked.
 *
 * Those that fail or are silent are left out only while at least one, and at
 * least half of all, stay: when more than half fail, the fault is likelier
 * elsewhere, and the rest would be crushed. Where connections are lost on top
 * of that, all that were left out are let in again.
 */
export class Roster {
  readonly #endpoints = new Map<string, RosterEndpoint>();
  /** Left while requests were still in flight. */
  readonly #leaving = new Set<RosterEndpoint>();
  readonly #options: RosterOptions;
  readonly #picks: PickSet<RosterEndpoint>;
  #limits: Limits;
  #isDown = false;
  #available = 0;

  constructor(concurrency: number, options: RosterOptions) {
    this.#options = options;
    this.#limits = options.limits;
    this.#picks = new PickSet({
      members: () => this.#endpoints.values(),
      concurrency,
      slowStartMs: options.limits.slowStartMs,
      now: options.now,
    });
  }

  /** Requests one end server may have in flight. */
  setConcurrency(concurrency: number): void {
    this.#picks.concurrency = concurrency;
  }

  setLimits(limits: Limits): void {
    this.#limits = limits;
    this.#picks.slowStartMs = limits.slowStartMs;
    for (const it of this.#endpoints.values()) it.ejection.rules = limits;
  }

  /** Who may be picked now. Always the same object. */
  candidates(): Candidates {
    return this.#picks.candidates();
  }

  /** The same, in the order they joined. */
  eligible(): readonly RosterEndpoint[] {
    const candidates = this.candidates();
    return this.all().filter((it) => candidates.has(it));
  }

  /** Whether anybody could serve, if only a slot were free. */
  someoneServes(): boolean {
    return this.members().some((it) => it.isReachable);
  }

  /** How many take requests, as far as there are slots. */
  get available(): number {
    return this.#available;
  }

  /** There are end servers, and none of them can be sent anything. */
  get isDown(): boolean {
    return this.#isDown;
  }

  find(id: string): RosterEndpoint | undefined {
    return this.#endpoints.get(id);
  }

  all(): readonly RosterEndpoint[] {
    return [...this.#endpoints.values()];
  }

  /** Those that are to take requests. */
  members(): readonly RosterEndpoint[] {
    return this.all().filter((it) => !it.draining);
  }

  snapshot(): EndpointSnapshot[] {
    return this.all().map((endpoint) => endpoint.snapshot());
  }

  take(endpoint: RosterEndpoint): void {
    endpoint.take();
    this.#picks.taken(endpoint, this.#available);
  }

  /** Gives a slot of `endpoint` back that was taken `ms` ago. */
  release(endpoint: RosterEndpoint, outcome: EndpointOutcome, ms: number) {
    const before = endpoint.ejection.phase;
    const isDue = endpoint.release(outcome, ms);
    const isHere = this.#leaving.size === 0 || !this.#leaving.has(endpoint);
    if (isHere) this.#picks.update(endpoint);
    if (isDue) this.#eject(endpoint);
    else if (endpoint.ejection.phase !== before) this.joined(endpoint);
    if (endpoint.inFlight === 0) this.#emptied(endpoint);
  }

  /** Call when an endpoint begins to take requests, or does so again. */
  joined(endpoint: RosterEndpoint): void {
    const nowMs = this.#options.now();
    endpoint.ejection.allowProbe(nowMs);
    this.#picks.joined(endpoint);
    this.invalidate();
  }

  /** Call after the state of an endpoint changed. */
  invalidate(): void {
    this.#picks.invalidate();
    const members = this.members();
    const fit = members.filter((it) => it.isFit).length;
    if (fit * 2 < members.length) this.#readmitAll(members);
    const available = members.filter((it) => it.isAvailable);
    this.#available = available.length;
    this.#picks.holdsBack = available.some((it) => !it.isNew);
    this.#isDown = members.length > 0 && members.every((it) => it.isDown);
  }

  /**
   * Looks at what time has changed; call it a few times a second.
   *
   * @returns whether somebody may be served now who could not be before.
   */
  tick(nowMs: number): boolean {
    let isNews = this.#picks.tick(nowMs);
    for (const endpoint of this.#endpoints.values()) {
      const hasTurned = endpoint.ejection.tick(nowMs);
      const isLost = endpoint.reach.tick(nowMs);
      if (hasTurned || isLost) isNews = true;
      if (endpoint.health === "silent" && !endpoint.isMuted)
        this.#mute(endpoint);
    }
    if (isNews) this.invalidate();
    return isNews;
  }

  /** A health check's result. */
  setHealth(id: string, health: Health): void {
    const endpoint = this.#endpoints.get(id);
    if (!endpoint || endpoint.health === health) return;
    const wasOut = endpoint.isMuted || endpoint.health === "not_serving";
    endpoint.health = health;
    endpoint.isMuted = false;
    if (health === "silent") this.#mute(endpoint);
    if (health === "serving" && wasOut) this.joined(endpoint);
    this.invalidate();
  }

  /** Replaces the members; those that stay keep their place and counts. */
  set(entries: readonly RosterEntry[]): void {
    const wanted = new Map(entries.map((entry) => [entry.id, entry]));
    for (const endpoint of this.all()) {
      if (!isSame(endpoint, wanted.get(endpoint.id))) this.#remove(endpoint);
    }
    for (const entry of entries) this.#put(entry);
    this.invalidate();
  }

  /** Those with the fewest requests in flight, as it is now. */
  idlest({ among, count }: Surplus): string[] {
    return among
      .flatMap((id) => this.#endpoints.get(id) ?? [])
      .toSorted((a, b) => a.inFlight - b.inFlight)
      .slice(0, count)
      .map(({ id }) => id);
  }

  /** No new requests for these. */
  drain(ids: readonly string[]): void {
    for (const id of ids) {
      const { host, port } = this.#endpoints.get(id) ?? {};
      if (host === undefined || port === undefined) continue;
      this.#put({ id, host, port, state: "draining" });
    }
    this.invalidate();
  }

  #put(entry: RosterEntry): void {
    const known = this.#endpoints.get(entry.id);
    const endpoint = known ?? this.#make(entry);
    const drain = entry.state === "draining";
    const turned = known === undefined || known.draining !== drain;
    endpoint.draining = drain;
    this.#endpoints.set(entry.id, endpoint);
    if (!turned) return;
    if (!drain) return this.#options.events.onJoin(endpoint);
    if (endpoint.inFlight === 0) this.#emptied(endpoint);
  }

  #make(entry: RosterEntry): RosterEndpoint {
    const { now, occupancy, prng = Math.random } = this.#options;
    const rules = this.#limits;
    return new RosterEndpoint(entry, { rules, prng, now, occupancy });
  }

  #remove(endpoint: RosterEndpoint): void {
    this.#endpoints.delete(endpoint.id);
    this.#picks.left(endpoint);
    if (endpoint.inFlight > 0) return void this.#leaving.add(endpoint);
    this.#options.events.onLeave(endpoint);
  }

  #emptied(endpoint: RosterEndpoint): void {
    const { events } = this.#options;
    if (this.#leaving.delete(endpoint)) return events.onLeave(endpoint);
    if (endpoint.draining) events.onDrained(endpoint);
  }

  #eject(endpoint: RosterEndpoint): void {
    if (endpoint.isAvailable && !this.#canSpare(endpoint)) return;
    endpoint.ejection.eject(this.#options.now());
    endpoint.ejections++;
    this.invalidate();
  }

  #mute(endpoint: RosterEndpoint): void {
    if (endpoint.isAvailable && !this.#canSpare(endpoint)) return;
    endpoint.isMuted = true;
    endpoint.ejections++;
    this.invalidate();
  }

  /** Whether enough are left without it. */
  #canSpare(endpoint: RosterEndpoint): boolean {
    const members = this.members();
    const others = members.filter((it) => it !== endpoint && it.isAvailable);
    return others.length > 0 && others.length * 2 >= members.length;
  }

  #readmitAll(members: readonly RosterEndpoint[]): void {
    const nowMs = this.#options.now();
    for (const endpoint of members) {
      endpoint.ejection.readmit(nowMs);
      endpoint.isMuted = false;
    }
  }
}

function isSame(
  endpoint: RosterEndpoint,
  entry: RosterEntry | undefined,
): boolean {
  return endpoint.host === entry?.host && endpoint.port === entry.port;
}
