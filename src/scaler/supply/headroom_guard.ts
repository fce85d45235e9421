import type { Ask, Ceiling } from "../autoscaler/ration.ts";
import {
  isBoundByCpu,
  coresOfOne,
  headroom,
  type Appetite,
} from "./headroom.ts";
import type { HostReading } from "./host_meter.ts";

/** What a {@linkcode HeadroomGuard} goes by. */
export interface HeadroomGuardOptions {
  /** What the host has to give; `undefined`: not known yet. */
  readonly reading: () => HostReading | undefined;
  /** See {@linkcode headroom}. */
  readonly share: number;
}

/** Until one that was added shows in the host's mean, ms. */
const SHOWS_AFTER_MS = 10_000;

interface Reserved {
  readonly untilMs: number;
  readonly cores: number;
}

/** Keeps instances from adding end servers that the host has no room for. */
export class HeadroomGuard {
  readonly #options: HeadroomGuardOptions;
  #reserved: readonly Reserved[] = [];

  constructor(options: HeadroomGuardOptions) {
    this.#options = options;
  }

  /**
   * How far an instance may go. What it takes is taken down: two that ask at
   * once are not given the same core.
   */
  ceiling(ask: Ask, appetite: Appetite): Ceiling | undefined {
    const host = this.#options.reading();
    if (!host) return undefined;
    this.#reserved = this.#reserved.filter((it) => isLeft(it, ask.nowMs));
    const reservedCores = this.#reserved.reduce((sum, it) => sum + it.cores, 0);
    const { share } = this.#options;
    const options = { host, appetite, reservedCores, share };
    const ceiling = headroom(ask, options);
    const more = Math.min(ask.to, ceiling?.most ?? Infinity) - ask.from;
    if (more > 0 && isBoundByCpu(ask, options)) {
      const untilMs = ask.nowMs + SHOWS_AFTER_MS;
      const cores = more * coresOfOne(appetite);
      this.#reserved = [...this.#reserved, { untilMs, cores }];
    }
    return ceiling;
  }
}

/** Clocks are set back; and those of two instances are not read at once. */
function isLeft({ untilMs }: Reserved, nowMs: number): boolean {
  return untilMs > nowMs && untilMs <= nowMs + 2 * SHOWS_AFTER_MS;
}
