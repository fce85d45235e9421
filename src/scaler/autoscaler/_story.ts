import { NO_TRAFFIC } from "../../base/traffic.ts";
import {
  createAutoscaler,
  type Autoscaler,
  type AutoscalerSettings,
} from "./autoscaler.ts";
import { cpuThreshold } from "./policies/cpu_threshold.ts";
import { queueing } from "./policies/queueing.ts";
import type { AutoscalerTuning, CpuReading, Decision } from "./types.ts";

/** What an instance goes through for a while. */
export interface Load {
  /** Active requests of the instance, given its ready end servers. */
  readonly active?: (ready: number) => number;
  /** CPU of each ready end server, per cent. */
  readonly cpu?: (ready: number, index: number) => number;
}

/** How a story begins. */
export interface StoryOptions {
  readonly settings: AutoscalerSettings;
  /** End servers that serve at the beginning. @default settings.min */
  readonly ready?: number;
  readonly tuning?: AutoscalerTuning;
  /** @default 1000 */
  readonly startMs?: number;
  /** @default 2000 */
  readonly tickMs?: number;
}

interface Member {
  readonly id: string;
  readonly readyAtMs: number;
}

const STEP_MS = 100;

/** An instance in simulated time, scaled by an autoscaler. */
export class Story {
  readonly autoscaler: Autoscaler;
  nowMs = 0;
  readonly #startMs: number;
  readonly #tickMs: number;
  #members: Member[] = [];
  #made = 0;
  #integralMs = 0;

  constructor({ settings, tuning, ready, startMs, tickMs }: StoryOptions) {
    const policies = { cpu_threshold: cpuThreshold, queueing };
    const options = { policies, ...(tuning ? { tuning } : {}) };
    this.autoscaler = createAutoscaler(settings, options);
    this.#startMs = startMs ?? 1_000;
    this.#tickMs = tickMs ?? 2_000;
    this.add(ready ?? settings.min, -1e9);
  }

  /** End servers, ready or starting. */
  get size(): number {
    return this.#members.length;
  }

  get ready(): number {
    return this.#members.filter((it) => it.readyAtMs <= this.nowMs).length;
  }

  add(count: number, readyAtMs = this.nowMs + this.#startMs): void {
    for (let i = 0; i < count; i++) {
      this.#members.push({ id: `s${++this.#made}`, readyAtMs });
    }
  }

  /** Takes end servers away without asking: a crash. */
  lose(count: number): void {
    this.#members.splice(this.size - count, count);
  }

  /** Goes on for a while under a load; the decisions of that time. */
  go(ms: number, load: Load = {}): Decision[] {
    const decisions: Decision[] = [];
    for (const endMs = this.nowMs + ms; this.nowMs < endMs;) {
      this.#integralMs += (load.active?.(this.ready) ?? 0) * STEP_MS;
      this.nowMs += STEP_MS;
      if (this.nowMs % this.#tickMs === 0) decisions.push(this.decide(load));
    }
    return decisions;
  }

  /** One tick: observes, decides, applies. */
  decide(load: Load = {}): Decision {
    const decision = this.autoscaler.decide({
      nowMs: this.nowMs,
      ready: this.ready,
      starting: this.size - this.ready,
      loadIntegralMs: this.#integralMs,
      loadNow: load.active?.(this.ready) ?? 0,
      queuedNow: 0,
      traffic: NO_TRAFFIC,
      cpu: this.#readings(load),
    });
    if (decision.to > this.size) this.add(decision.to - this.size);
    this.#members.length = decision.to;
    return decision;
  }

  #readings({ cpu }: Load): CpuReading[] {
    if (cpu === undefined) return [];
    const { nowMs, ready } = this;
    const serving = this.#members.filter((it) => it.readyAtMs <= nowMs);
    return serving.map(({ id, readyAtMs }, i) => ({
      endServer: id,
      percent: cpu(ready, i),
      readyForMs: nowMs - readyAtMs,
    }));
  }
}

/** The decisions that changed the number, as `2→4`. */
export function changes(decisions: readonly Decision[]): string[] {
  return decisions
    .filter(({ kind }) => kind !== "hold")
    .map(({ from, to }) => `${from}→${to}`);
}

/** The names of the limits that changed a wish. */
export function clampNames({ clamps }: Decision): string[] {
  return clamps.map(({ name }) => name);
}

/**
 * Active requests when `work` end servers' worth of it comes in: each is one
 * queue, ρ/(1 − ρ); far too few end servers have a lot.
 */
export function queued(work: number): (ready: number) => number {
  return (ready) => {
    const busy = work / ready;
    return busy < 0.99 ? (ready * busy) / (1 - busy) : ready * 99;
  };
}
