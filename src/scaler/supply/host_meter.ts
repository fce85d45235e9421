import { every } from "../../base/every.ts";
import { readHost, type HostCounters } from "./read_host.ts";

/** What the host has to give. */
export interface HostReading {
  readonly cores: number;
  /**
   * Cores' worth of time with nothing to do: the less of the last second's mean
   * and that of the last five.
   */
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

const SAMPLE_MS = 500;
/** A host that is full now has nothing to give, however idle it was. */
const ACUTE_MS = 1_000;
/** One that rests for a moment is not idle. */
const SMOOTH_MS = 5_000;

interface Sample extends HostCounters {
  readonly atMs: number;
}

/** Measures the host, twice a second. */
export class HostMeter {
  readonly #options: HostMeterOptions;
  /** Oldest first. */
  #samples: readonly Sample[] = [];

  constructor(options: HostMeterOptions) {
    this.#options = options;
    every(SAMPLE_MS, () => this.sample(), options);
    this.sample();
  }

  /** `undefined` until a second has been seen. */
  reading(): HostReading | undefined {
    const last = this.#samples.at(-1);
    const acute = last && this.#idleSince(last, ACUTE_MS);
    if (!last || acute === undefined) return undefined;
    const smooth = this.#idleSince(last, SMOOTH_MS) ?? acute;
    const { cores, freeBytes } = last;
    const group = this.#options.isOurGroup ? last.group : undefined;
    return {
      cores: Math.min(cores, group?.cores ?? Infinity),
      idleCores: Math.min(acute, smooth),
      freeBytes,
    };
  }

  /** Takes a sample now. */
  sample(): void {
    const { read = readHost, now = () => performance.now() } = this.#options;
    const atMs = now();
    const samples = [...this.#samples, { ...read(), atMs }];
    const keep = samples.findLastIndex((it) => it.atMs <= atMs - SMOOTH_MS);
    this.#samples = samples.slice(Math.max(0, keep));
  }

  /** Mean of idle cores over that time, which must have been seen whole. */
  #idleSince(last: Sample, ms: number): number | undefined {
    const first = this.#samples.findLast((it) => it.atMs <= last.atMs - ms);
    if (!first) return undefined;
    const totalMs = last.totalMs - first.totalMs;
    if (totalMs <= 0) return undefined;
    const share = (last.idleMs - first.idleMs) / totalMs;
    return Math.min(share * last.cores, this.#leftInGroup(first, last));
  }

  /** What its control group leaves, where that may not use the whole host. */
  #leftInGroup(first: Sample, last: Sample): number {
    if (!this.#options.isOurGroup || !first.group || !last.group) {
      return Infinity;
    }
    const usedMs = last.group.usedMs - first.group.usedMs;
    return Math.max(0, last.group.cores - usedMs / (last.atMs - first.atMs));
  }
}
