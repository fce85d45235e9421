import { RosterEndpoint } from "./endpoint.ts";
import type { EndpointSnapshot, RosterEntry } from "./types.ts";

/** What a new roster means for the connections to end servers. */
export interface RosterEvents {
  /** An end server joined, or is wanted again: connect to it. */
  onJoin(endpoint: RosterEndpoint): void;
  /** It has left and nothing is in flight on it: hang up. */
  onLeave(endpoint: RosterEndpoint): void;
  /** A draining one has nothing in flight any more. */
  onDrained(endpoint: RosterEndpoint): void;
}

/**
 * The end servers of one instance, in the order they joined. The list of those
 * that may be picked is kept and rebuilt only when a slot was taken or given
 * back at the limit, or a state changed.
 */
export class Roster {
  readonly #endpoints = new Map<string, RosterEndpoint>();
  /** Left while requests were still in flight. */
  readonly #leaving = new Set<RosterEndpoint>();
  readonly #eligible: RosterEndpoint[] = [];
  readonly #events: RosterEvents;
  readonly #now: () => number;
  #concurrency: number;
  #stale = false;

  constructor(
    concurrency: number,
    options: { readonly events: RosterEvents; readonly now: () => number },
  ) {
    this.#concurrency = concurrency;
    this.#events = options.events;
    this.#now = options.now;
  }

  /** Requests one end server may have in flight. */
  setConcurrency(concurrency: number): void {
    this.#concurrency = concurrency;
    this.#stale = true;
  }

  /** Who may be picked now. The array is reused: read it, do not keep it. */
  eligible(): readonly RosterEndpoint[] {
    if (!this.#stale) return this.#eligible;
    this.#eligible.length = 0;
    for (const endpoint of this.#endpoints.values()) {
      if (endpoint.hasSlot(this.#concurrency)) this.#eligible.push(endpoint);
    }
    this.#stale = false;
    return this.#eligible;
  }

  /** Whether anybody could serve, if only a slot were free. */
  someoneServes(): boolean {
    return this.all().some((endpoint) => endpoint.up && !endpoint.draining);
  }

  find(id: string): RosterEndpoint | undefined {
    return this.#endpoints.get(id);
  }

  all(): readonly RosterEndpoint[] {
    return [...this.#endpoints.values()];
  }

  snapshot(): EndpointSnapshot[] {
    return this.all().map((endpoint) => endpoint.snapshot());
  }

  take(endpoint: RosterEndpoint): void {
    endpoint.take();
    this.#changed(endpoint);
  }

  /** Call after `endpoint` gave a slot back. */
  released(endpoint: RosterEndpoint): void {
    this.#stale = true;
    if (endpoint.inFlight === 0) this.#emptied(endpoint);
  }

  /** Call after the state of an endpoint's connection changed. */
  invalidate(): void {
    this.#stale = true;
  }

  /** Replaces the members; those that stay keep their place and counts. */
  set(entries: readonly RosterEntry[]): void {
    const wanted = new Map(entries.map((entry) => [entry.id, entry]));
    for (const endpoint of this.all()) {
      if (!isSame(endpoint, wanted.get(endpoint.id))) this.#remove(endpoint);
    }
    for (const entry of entries) this.#put(entry);
    this.#stale = true;
  }

  #put(entry: RosterEntry): void {
    const known = this.#endpoints.get(entry.id);
    const endpoint = known ?? new RosterEndpoint(entry, this.#now);
    const drain = entry.state === "draining";
    const turned = known === undefined || known.draining !== drain;
    endpoint.draining = drain;
    this.#endpoints.set(entry.id, endpoint);
    if (!turned) return;
    if (!drain) return this.#events.onJoin(endpoint);
    if (endpoint.inFlight === 0) this.#emptied(endpoint);
  }

  #remove(endpoint: RosterEndpoint): void {
    this.#endpoints.delete(endpoint.id);
    if (endpoint.inFlight === 0) return this.#events.onLeave(endpoint);
    this.#leaving.add(endpoint);
  }

  #emptied(endpoint: RosterEndpoint): void {
    if (this.#leaving.delete(endpoint)) return this.#events.onLeave(endpoint);
    if (endpoint.draining) this.#events.onDrained(endpoint);
  }

  #changed(endpoint: RosterEndpoint): void {
    if (!endpoint.hasSlot(this.#concurrency)) this.#stale = true;
  }
}

function isSame(
  endpoint: RosterEndpoint,
  entry: RosterEntry | undefined,
): boolean {
  return endpoint.host === entry?.host && endpoint.port === entry.port;
}
