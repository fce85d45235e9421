import { Channel } from "../base/channel.ts";
import type { PickRecord } from "./dataplane/types.ts";

/** Somebody who wants to know of picks. */
interface Watcher {
  left: number;
  readonly channel: Channel<PickRecord>;
}

/** How {@linkcode PickWatch.follow} goes on. */
export interface FollowOptions {
  readonly picks: number;
  readonly signal: AbortSignal;
}

/**
 * Those who want to know how picks at one instance are made. The data plane is
 * told how many the one who wants most still wants: to 0 when nobody does.
 */
export class PickWatch {
  readonly #ask: (picks: number) => void;
  readonly #watchers = new Set<Watcher>();

  constructor(ask: (picks: number) => void) {
    this.#ask = ask;
  }

  /** The next picks; ends after so many, or without an error by `signal`. */
  async *follow({
    picks,
    signal,
  }: FollowOptions): AsyncGenerator<PickRecord, void, undefined> {
    const watcher: Watcher = { left: picks, channel: new Channel(picks) };
    const end = () => watcher.channel.close();
    signal.addEventListener("abort", end, { once: true });
    this.#watchers.add(watcher);
    this.#askForMost();
    try {
      if (!signal.aborted) yield* watcher.channel;
    } finally {
      signal.removeEventListener("abort", end);
      // Whoever had all of its picks is gone already.
      if (this.#watchers.delete(watcher)) this.#askForMost();
    }
  }

  /** The data plane tells of picks. */
  hear(picks: readonly PickRecord[]): void {
    for (const watcher of this.#watchers) {
      for (const pick of picks.slice(0, watcher.left))
        watcher.channel.push(pick);
      watcher.left -= picks.length;
      if (watcher.left > 0) continue;
      watcher.channel.close();
      this.#watchers.delete(watcher);
    }
  }

  /** There will be no more picks: all that follow are at their end. */
  close(): void {
    for (const { channel } of this.#watchers) channel.close();
  }

  #askForMost(): void {
    this.#ask(Math.max(0, ...[...this.#watchers].map(({ left }) => left)));
  }
}
