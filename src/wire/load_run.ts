import { status as Code } from "@grpc/grpc-js";

import { every } from "../base/every.ts";
import { addLatency, emptyLatency, latencyQuantile } from "../base/latency.ts";
import type { CalculatorClient } from "./calculator_client.ts";
import { CallError } from "./call_error.ts";
import { LOAD_MOST, type LoadCounts, type LoadPlan } from "./load_plan.ts";

/** How a load is run. */
export interface LoadOptions {
  /** Ends it; calls under way are cancelled and not counted. */
  readonly signal: AbortSignal;
  readonly onCounts: (counts: LoadCounts) => void;
  /** Between two reports. @default 250 */
  readonly reportMs?: number;
  /** Milliseconds of a clock that only goes forward. */
  readonly now?: () => number;
}

const TICK_MS = 10;
/** What came due longer ago than this is left out, not made up for. */
const LATE_MS = 100;

/**
 * Sends calls at a rate whatever becomes of them: an open loop, as clients of
 * their own would. It never piles up: what cannot be sent when it is due is
 * left out and counted. Resolves when all is over and answered.
 *
 * @throws {RangeError} when the plan is out of bounds.
 */
export async function runLoad(
  client: CalculatorClient,
  plan: LoadPlan,
  options: LoadOptions,
): Promise<LoadCounts> {
  for (const name of ["ratePerS", "seconds", "concurrency"] as const) {
    const value = plan[name];
    const most = LOAD_MOST[name];
    if (Number.isInteger(value) && value >= 1 && value <= most) continue;
    throw new RangeError(
      `Cannot send load: ${name} is ${value}; give a whole number from 1 to ${most}`,
    );
  }
  const run = new LoadRun(client, plan, options);
  return await run.ended;
}

/** The counters of one load, and what drives them. */
class LoadRun {
  readonly ended: Promise<LoadCounts>;
  readonly #client: CalculatorClient;
  readonly #plan: LoadPlan;
  readonly #signal: AbortSignal;
  readonly #now: () => number;
  readonly #startMs: number;
  readonly #latency = emptyLatency();
  readonly #byStatus: Record<string, number> = {};
  readonly #pacing = new AbortController();
  #due = 0;
  #sent = 0;
  #leftOut = 0;
  #inFlight = 0;
  #lastFailure = "";
  #settle: () => void;

  constructor(
    client: CalculatorClient,
    plan: LoadPlan,
    { signal, onCounts, reportMs = 250, now }: LoadOptions,
  ) {
    this.#client = client;
    this.#plan = plan;
    this.#signal = signal;
    this.#now = now ?? (() => performance.now());
    this.#startMs = this.#now();
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#settle = resolve;
    const ticking = AbortSignal.any([signal, this.#pacing.signal]);
    every(TICK_MS, () => this.#pace(), { signal: ticking });
    const reporting = new AbortController();
    const until = AbortSignal.any([signal, reporting.signal]);
    every(reportMs, () => onCounts(this.#counts()), { signal: until });
    const settle = () => resolve();
    signal.addEventListener("abort", settle, { once: true });
    if (signal.aborted) resolve();
    this.ended = promise.then(() => {
      reporting.abort();
      this.#pacing.abort();
      signal.removeEventListener("abort", settle);
      return this.#counts();
    });
    this.#pace();
  }

  /** Sends what has come due since the last time. */
  #pace(): void {
    const { ratePerS, seconds, concurrency } = this.#plan;
    const elapsedMs = this.#now() - this.#startMs;
    const total = ratePerS * seconds;
    const due = Math.min(total, Math.floor((elapsedMs / 1_000) * ratePerS) + 1);
    const late = Math.max(1, Math.ceil((LATE_MS / 1_000) * ratePerS));
    const wanted = Math.min(due - this.#due, late);
    const free = concurrency - this.#inFlight;
    const count = Math.max(0, Math.min(wanted, free));
    this.#leftOut += due - this.#due - count;
    this.#due = due;
    for (let i = 0; i < count; i++) void this.#send();
    if (due < total) return;
    this.#pacing.abort();
    if (this.#inFlight === 0) this.#settle();
  }

  async #send(): Promise<void> {
    const { service, values } = this.#plan;
    const signal = this.#signal;
    const startMs = this.#now();
    this.#sent++;
    this.#inFlight++;
    let status = "OK";
    try {
      await this.#client.call(service, values, { signal });
    } catch (error) {
      status = statusOf(error);
      if (!signal.aborted) this.#lastFailure = messageOf(error);
    }
    this.#inFlight--;
    if (signal.aborted) return;
    addLatency(this.#latency, this.#now() - startMs);
    this.#byStatus[status] = (this.#byStatus[status] ?? 0) + 1;
    if (this.#pacing.signal.aborted && this.#inFlight === 0) this.#settle();
  }

  #counts(): LoadCounts {
    return {
      sent: this.#sent,
      ok: this.#byStatus.OK ?? 0,
      inFlight: this.#inFlight,
      leftOut: this.#leftOut,
      byStatus: { ...this.#byStatus },
      lastFailure: this.#lastFailure,
      p50Ms: latencyQuantile(this.#latency, 0.5),
      p99Ms: latencyQuantile(this.#latency, 0.99),
      elapsedMs: this.#now() - this.#startMs,
    };
  }
}

function statusOf(error: unknown): string {
  return error instanceof CallError ? error.status : Code[Code.UNKNOWN];
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
