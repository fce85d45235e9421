import { getLogger } from "@logtape/logtape";

import { pause } from "../../base/pause.ts";
import { SEED_RATES, type RatesTable } from "../../finance/mod.ts";
import { judgeTable } from "../../finance/rates/judge_table.ts";
import { newestDate, nextAttempt } from "../../finance/rates/next_attempt.ts";
import type { StateStore } from "../store/types.ts";
import { fetchTable } from "./fetch_table.ts";
import type { Fetch, RatesSource, RatesStatus } from "./types.ts";

/** What {@linkcode RatesKeeper} works with. */
export interface RatesKeeperOptions {
  /** Asked in this order; none: nothing is ever fetched. */
  readonly sources: readonly RatesSource[];
  readonly state: Pick<StateStore, "rates" | "setRates">;
  readonly fetch: Fetch;
  readonly now: () => number;
  /** Random numbers from 0 to 1, so that not all of us ask at once. */
  readonly prng: () => number;
  /** Hears of each table that is in force from now on. */
  readonly onTable: (table: RatesTable) => void;
}

/** What went wrong with an attempt. */
interface Trouble {
  readonly kind: "fetch" | "table" | "store";
  readonly text: string;
}

/** What one source's answer led to. */
type Outcome =
  /** There is nothing more to ask. */
  | { readonly kind: "done"; readonly trouble?: Trouble }
  /** It has nothing newer, though something newer is due: others may. */
  | { readonly kind: "late" }
  /** It was of no use: others may be. */
  | { readonly kind: "failed"; readonly trouble: Trouble };

/** A clock that jumps, or a machine that slept, is noticed so soon. */
const LOOK_MS = 60_000;
const JITTER_MS = 20_000;

const log = getLogger(["tellerline", "rates"]);

/**
 * Keeps the exchange rates: fetches them when a new table is due, holds each
 * one against the table in force, and stores the good ones.
 */
export class RatesKeeper {
  readonly #options: RatesKeeperOptions;
  readonly #jitterMs: number;
  #table: RatesTable;
  #doubted: RatesTable | undefined;
  #trouble: Trouble | undefined;
  /** Attempts in a row that no source answered. */
  #failures = 0;
  #lastAttemptMs: number | undefined;
  #nextAttemptMs: number | undefined;

  constructor(options: RatesKeeperOptions) {
    this.#options = options;
    this.#jitterMs = options.prng() * JITTER_MS;
    this.#table = newer(options.state.rates, SEED_RATES);
  }

  /** The table in force. */
  get table(): RatesTable {
    return this.#table;
  }

  /** How it stands. */
  get status(): RatesStatus {
    return {
      table: this.#table,
      state: this.#state(),
      lastError: this.#trouble?.text ?? "",
      lastAttemptMs: this.#lastAttemptMs,
      nextAttemptMs: this.#nextAttemptMs,
    };
  }

  /** Fetches on schedule until `signal` aborts. Never rejects. */
  async run(signal: AbortSignal): Promise<void> {
    if (this.#options.sources.length === 0) return;
    this.#nextAttemptMs = this.#firstAttempt();
    while (!signal.aborted) {
      if (this.#options.now() >= this.#nextAttemptMs) {
        await this.attempt(signal);
      }
      // A clock that was ahead and went back would have us wait too long.
      this.#nextAttemptMs = Math.min(this.#nextAttemptMs, this.#due());
      const waitMs = this.#nextAttemptMs - this.#options.now();
      await pause(Math.min(Math.max(waitMs, 0), LOOK_MS), signal);
    }
  }

  /** Asks one source after another for a newer table. Never rejects. */
  async attempt(signal: AbortSignal): Promise<void> {
    this.#lastAttemptMs = this.#options.now();
    const outcomes: Outcome[] = [];
    for (const source of this.#options.sources) {
      const outcome = await this.#ask(source, signal);
      if (signal.aborted) return;
      outcomes.push(outcome);
      if (outcome.kind === "done") break;
    }
    this.#settle(troubleOf(outcomes));
    this.#nextAttemptMs = this.#due();
  }

  async #ask(source: RatesSource, signal: AbortSignal): Promise<Outcome> {
    const { fetch, now } = this.#options;
    try {
      const table = await fetchTable(source, { fetch, signal });
      return this.#judge({ ...table, fetchedAtMs: now() }, source);
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      return { kind: "failed", trouble: { kind: "fetch", text } };
    }
  }

  #judge(table: Required<RatesTable>, { name }: RatesSource): Outcome {
    const { now } = this.#options;
    const verdict = judgeTable(table, {
      held: this.#table,
      doubted: this.#doubted,
      nowMs: now(),
    });
    switch (verdict.kind) {
      case "take":
        return this.#take(table);
      case "same":
        return { kind: "done" };
      case "late":
        return { kind: "late" };
      case "doubt":
        this.#doubted = table;
        return refusal(name, `${verdict.reason}; waiting for a second opinion`);
      case "refuse":
        return refusal(name, verdict.reason);
      default:
        return verdict satisfies never;
    }
  }

  #take(table: Required<RatesTable>): Outcome {
    const { state, onTable } = this.#options;
    this.#table = table;
    this.#doubted = undefined;
    const { date, source } = table;
    log.info("Exchange rates of {date} are in force, from {source}", {
      date,
      source,
    });
    onTable(table);
    try {
      state.setRates(table);
      return { kind: "done" };
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      return { kind: "done", trouble: { kind: "store", text } };
    }
  }

  /** One line for each change of state, however long it stays so. */
  #settle(trouble: Trouble | undefined): void {
    const before = this.#trouble;
    this.#trouble = trouble;
    this.#failures = trouble?.kind === "fetch" ? this.#failures + 1 : 0;
    if (trouble && trouble.kind !== before?.kind) {
      const { date } = this.#table;
      const properties = { text: trouble.text, date };
      log.warn("{text}. The rates of {date} stay in force", properties);
    }
    if (before && !trouble) log.info("Exchange rates can be fetched again");
  }

  #state(): RatesStatus["state"] {
    const { sources, now } = this.#options;
    if (sources.length === 0) return "off";
    if (this.#trouble) return "failing";
    return this.#table.date >= newestDate(now()) ? "current" : "waiting";
  }

  #firstAttempt(): number {
    const nowMs = this.#options.now();
    return this.#table.date >= newestDate(nowMs) ? this.#due() : nowMs;
  }

  #due(): number {
    const nowMs = this.#options.now();
    const options = { failures: this.#failures };
    return nextAttempt(nowMs, this.#table.date, options) + this.#jitterMs;
  }
}

function newer(one: RatesTable | undefined, other: RatesTable): RatesTable {
  return one && one.date >= other.date ? one : other;
}

function refusal(name: string, why: string): Outcome {
  const text = `Cannot use the exchange rates of ${name}: ${why}`;
  return { kind: "failed", trouble: { kind: "table", text } };
}

/**
 * What is to be told of an attempt. A source that is away is no trouble where
 * another answers; a table that cannot be used is, whoever it comes from, until
 * there is a good one.
 */
function troubleOf(outcomes: readonly Outcome[]): Trouble | undefined {
  const last = outcomes.at(-1);
  if (last?.kind === "done") return last.trouble;
  const troubles = outcomes.flatMap((it) =>
    it.kind === "failed" ? [it.trouble] : [],
  );
  const bad = troubles.find(({ kind }) => kind === "table");
  const answered = outcomes.some(({ kind }) => kind === "late");
  return bad ?? (answered ? undefined : troubles[0]);
}
