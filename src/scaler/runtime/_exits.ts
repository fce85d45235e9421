import type { EndServerInfo, ExitEvent } from "./types.ts";

/** An end server under one identity: a container's id, a process's record. */
export interface Seen {
  /** Differs when an end server of the same name is another one. */
  readonly key: string;
  readonly info: EndServerInfo;
}

const REMEMBERED = 1_000;

/** The keys of end servers whose end was asked for; the oldest are forgotten. */
export class AskedFor {
  readonly #keys = new Set<string>();

  has(key: string): boolean {
    return this.#keys.has(key);
  }

  add(key: string): void {
    this.#keys.add(key);
    const [oldest] = this.#keys;
    if (this.#keys.size > REMEMBERED && oldest) this.#keys.delete(oldest);
  }

  delete(key: string): void {
    this.#keys.delete(key);
  }
}

/**
 * Finds out from listings which end servers ended, and tells each once: those
 * found ended, and those that were there and are no more. Listings alone are
 * enough; events of the runtime only make it faster.
 */
export class Exits {
  #seen: ReadonlyMap<string, Seen> = new Map();
  readonly #told = new Set<string>();
  readonly #onExit: (event: ExitEvent) => void;
  readonly #asked: AskedFor;

  /** @param asked Those whose end is no news. */
  constructor(onExit: (event: ExitEvent) => void, asked: AskedFor) {
    this.#onExit = onExit;
    this.#asked = asked;
  }

  /** Takes a complete listing. */
  update(listing: readonly Seen[]): void {
    const now = new Map(listing.map((it) => [it.key, it]));
    const vanished = [...this.#seen.values()].filter(
      ({ key }) => !now.has(key),
    );
    for (const { key, info } of vanished) this.#tell(key, info, GONE);
    for (const { key, info } of listing) {
      if (info.state.kind === "exited") this.#tell(key, info, info.state);
      if (info.state.kind === "running") this.#told.delete(key);
    }
    for (const { key } of vanished) this.#told.delete(key);
    this.#seen = now;
  }

  #tell(key: string, info: EndServerInfo, end: Ended): void {
    if (this.#told.has(key) || this.#asked.has(key)) return;
    this.#told.add(key);
    const { name, instance } = info;
    const { exitCode, outOfMemory } = end;
    this.#onExit({ name, instance, exitCode, outOfMemory });
  }
}

type Ended = Pick<ExitEvent, "exitCode" | "outOfMemory">;

const GONE: Ended = { exitCode: undefined, outOfMemory: false };
