import { getLogger } from "@logtape/logtape";

import { StorageError } from "../base/errors.ts";
import { DecisionLog } from "./decision_log.ts";
import type { Snapshot } from "./dataplane/types.ts";
import { LineRing } from "./line_ring.ts";
import { LoadHistory } from "./load_history.ts";
import { LoadTrace } from "./load_trace.ts";
import type { InstanceRecord, StateStore } from "./store/types.ts";

const KEEP_LINES = 1_000;

const log = getLogger(["tellerline", "scaler"]);
const requestLog = getLogger(["tellerline", "requests"]);

/** What a ledger is kept with. */
export interface LedgerOptions {
  readonly state: StateStore;
  readonly now: () => number;
}

/**
 * What is known of one instance's past: its load, its decisions, what happened
 * to it, its requests. Whoever looks or asks later is answered from here.
 */
export class Ledger {
  /** Load over the last minute. */
  readonly history = new LoadHistory();
  /** Load over the last ten minutes, as points. */
  readonly trace = new LoadTrace();
  /** What happened, as sentences. */
  readonly lines = new LineRing(KEEP_LINES);
  /** One JSON line a request, as far as they were kept. */
  readonly requests = new LineRing(KEEP_LINES);
  /** Every evaluation of the policy. */
  readonly decisions: DecisionLog;
  readonly #instance: string;
  readonly #options: LedgerOptions;

  constructor(instance: string, options: LedgerOptions) {
    this.#instance = instance;
    this.#options = options;
    this.decisions = new DecisionLog(instance, {
      state: options.state,
      write: (change) => this.write(change),
    });
  }

  /** Takes down what happened. */
  note(text: string): void {
    this.lines.push({ atMs: this.#options.now(), text });
    log.info("{instance}: {text}", { instance: this.#instance, text });
  }

  /** Takes down a decision, a hold too. */
  decided(decision: Parameters<DecisionLog["add"]>[0]): void {
    this.decisions.add(decision);
    if (decision.kind === "hold") return;
    this.note(`${decision.from} → ${decision.to}: ${decision.reason}`);
  }

  /** Takes down what the data plane counted. */
  seen(snapshot: Snapshot): void {
    this.history.push(snapshot);
    const { atMs, access, accessDropped } = snapshot;
    for (const line of access) {
      this.requests.push({ atMs, text: line });
      requestLog.info("{line}", { line });
    }
    if (accessDropped === 0) return;
    log.warn("{dropped} requests of {instance} are not in the request log", {
      dropped: accessDropped,
      instance: this.#instance,
    });
  }

  /** Keeps the tenant's change. @throws {StorageError} when it cannot. */
  keep(record: InstanceRecord): void {
    this.#options.state.updateInstance(record);
  }

  /** Scaling goes on while the disk is full: only its record is lost. */
  write(change: (state: StateStore) => void): void {
    try {
      change(this.#options.state);
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      log.error("Cannot keep what {instance} decided: {error}", {
        instance: this.#instance,
        error,
      });
    }
  }
}
