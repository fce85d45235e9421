import { every } from "../../base/every.ts";
import { readHost, type HostCounters } from "./read_host.ts";

/** What the host has to give, as the mean of the last seconds. */
export interface HostReading {
  readonly cores: number;
  /** Cores' worth of time with nothing to do. */
  readonly idleCores: number;
  /** Memory to be had without swapping; `undefined` where nobody tells. */
  readonly freeBytes: number | undefined;
}

/** How a {@linkcode HostMeter} measures. */
export interface HostMeterOptions {
  readonly signal: AbortSignal;
  /** End servers count in this program's own control group. */
  readonly isOurGroup: boolean;
  /** @default what this machine tells */
  readonly read?: () => HostCounters;
  /** Monotonic, ms. @default performance.now */
  readonly now?: () => number;
}

const SAMPLE_MS = 1_000;
/** A start or a burst of a second must not pass for a host that is full. */
const WINDOW_MS = 5_000;

interface Sample extends HostCounters {
  readonly atMs: number;
}

/** Measures the host, once a second. */
export class HostMeter {
  readonly #options: HostMeterOptions;
  #samples: readonly Sample[] = [];

  constructor(options: HostMeterOptions) {
    this.#options = options;
    every(SAMPLE_MS, () => this.sample(), options);
    this.sample();
  }

  /** The mean of the last five seconds; `undefined` until they have passed. */
  reading(): HostReading | undefined {
    const [first] = this.#samples;
    const last = this.#samples.at(-1);
    if (!first || !last) return undefined;
    const passedMs = last.atMs - first.atMs;
    const totalMs = last.totalMs - first.totalMs;
    if (passedMs < WINDOW_MS || totalMs <= 0) return undefined;
    const idle = (last.idleMs - first.idleMs) / totalMs;
    const whole = { cores: last.cores, idleCores: idle * last.cores };
    const { freeBytes } = last;
    return { ...this.#within(whole, first, last), freeBytes };
  }

  /** Takes a sample now. */
  sample(): void {
    const { read = readHost, now = () => performance.now() } = this.#options;
    const atMs = now();
    const samples = [...this.#samples, { ...read(), atMs }];
    const since = atMs - WINDOW_MS;
    const keep = samples.findLastIndex((it) => it.atMs <= since);
    this.#samples = samples.slice(Math.max(0, keep));
  }

  /** What is left of it where the group may not use all of it. */
  #within(
    whole: Omit<HostReading, "freeBytes">,
    { group: before, atMs }: Sample,
    { group: now, atMs: nowMs }: Sample,
  ): Omit<HostReading, "freeBytes"> {
    if (!this.#options.isOurGroup || !before || !now) return whole;
    const used = (now.usedMs - before.usedMs) / (nowMs - atMs);
    const left = Math.max(0, now.cores - used);
    return {
      cores: Math.min(whole.cores, now.cores),
      idleCores: Math.min(whole.idleCores, left),
    };
  }
}
