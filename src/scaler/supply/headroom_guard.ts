import type { Ask, Ceiling } from "../autoscaler/ration.ts";
import {
  bytesOfOne,
  coresOfOne,
  headroom,
  isBoundByCpu,
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
  readonly bytes: number;
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
   * once are not given the same core, nor the same memory.
   */
  ceiling(ask: Ask, appetite: Appetite): Ceiling | undefined {
    const host = this.#options.reading();
    if (!host) return undefined;
    this.#reserved = this.#reserved.filter((it) => isLeft(it, ask.nowMs));
    const { share } = this.#options;
    const options = { host, appetite, ...totalOf(this.#reserved), share };
    const ceiling = headroom(ask, options);
    const more = Math.min(ask.to, ceiling?.most ?? Infinity) - ask.from;
    if (more <= 0) return ceiling;
    const untilMs = ask.nowMs + SHOWS_AFTER_MS;
    const cores = isBoundByCpu(ask, options) ? more * coresOfOne(appetite) : 0;
    const bytes = more * bytesOfOne(appetite);
    this.#reserved = [...this.#reserved, { untilMs, cores, bytes }];
    return ceiling;
  }
}

function totalOf(reserved: readonly Reserved[]) {
  const sum = (of: (it: Reserved) => number) =>
    reserved.reduce((total, it) => total + of(it), 0);
  return {
    reservedCores: sum(({ cores }) => cores),
    reservedBytes: sum(({ bytes }) => bytes),
  };
}

/** Clocks are set back; and those of two instances are not read at once. */
function isLeft({ untilMs }: Reserved, nowMs: number): boolean {
  return untilMs > nowMs && untilMs <= nowMs + 2 * SHOWS_AFTER_MS;
}
