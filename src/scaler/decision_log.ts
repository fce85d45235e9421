import type { InstanceView } from "../wire/messages.ts";
import type { ShadowedDecision } from "./autoscaler/shadow.ts";
import {
  mergeTallies,
  tallyShadows,
  type ShadowTally,
} from "./autoscaler/shadow_tally.ts";
import { decisionMessage, tallyMessage } from "./portal/decision_message.ts";
import { isAsked } from "./store/decision_rows.ts";
import type {
  DecisionLimits,
  DecisionQuery,
  KeptDecision,
  StateStore,
} from "./store/types.ts";

/** What a log of decisions is kept with. */
export interface DecisionLogOptions {
  readonly state: StateStore;
  /** Writes, or goes on without. */
  readonly write: (change: (state: StateStore) => void) => void;
}

const SHOW_CHANGES = 9;
/** Holds that are written together: a minute of them, or two busy ones. */
const HOLDS_TOGETHER = 30;
const HOLDS_FOR_MS = 60_000;

/**
 * Every evaluation of one instance, numbered. What changed anything is on disk
 * at once; holds wait in memory for others, so that an instance at rest costs
 * one write a minute instead of one every two seconds. Whoever is killed loses
 * that minute's holds and nothing else.
 */
export class DecisionLog {
  readonly #instance: string;
  readonly #options: DecisionLogOptions;
  #pending: readonly KeptDecision[] = [];
  #number: number;
  #latest: KeptDecision | undefined;
  #changes: readonly KeptDecision[];
  #shadows: readonly ShadowTally[];

  constructor(instance: string, options: DecisionLogOptions) {
    const { state } = options;
    this.#instance = instance;
    this.#options = options;
    const query = { limit: SHOW_CHANGES, changesOnly: true };
    this.#changes = state.decisions(instance, query);
    const [newest] = state.decisions(instance, { limit: 1 });
    this.#number = newest?.number ?? 0;
    this.#shadows = state.shadowTallies(instance, -Infinity);
  }

  /** The latest, then the newest changes. */
  get recent(): readonly KeptDecision[] {
    const [newest] = this.#changes;
    if (!this.#latest || this.#latest === newest) return this.#changes;
    return [this.#latest, ...this.#changes];
  }

  /** The same as it is sent, and how that shadow compared in all there is. */
  message(policy: string): Pick<InstanceView, "decisions" | "shadow"> {
    const tally = this.#shadows.find((it) => it.policy === policy);
    return {
      decisions: this.recent.map(decisionMessage),
      shadow: tally ? tallyMessage(tally) : null,
    };
  }

  /** Takes down an evaluation. */
  add(decision: ShadowedDecision): void {
    const numbered = { ...decision, number: ++this.#number };
    this.#latest = numbered;
    this.#pending = [...this.#pending, numbered];
    const tallies = [...this.#shadows, ...tallyShadows([numbered])];
    this.#shadows = mergeTallies(tallies);
    const isChange = decision.kind !== "hold";
    if (isChange) {
      this.#changes = [numbered, ...this.#changes].slice(0, SHOW_CHANGES);
    }
    if (isChange || this.#isDue(decision.atMs)) this.flush();
  }

  /** Newest first: what is on disk, and what is not there yet. */
  list(query: DecisionQuery): readonly KeptDecision[] {
    const waiting = this.#pending.filter((it) => isAsked(it, query));
    const newest = waiting.reverse().slice(0, query.limit);
    const limit = query.limit - newest.length;
    if (limit === 0) return newest;
    const { state } = this.#options;
    return [...newest, ...state.decisions(this.#instance, { ...query, limit })];
  }

  /** What shadows did since then, one for each policy. */
  tallies(sinceMs: number): readonly ShadowTally[] {
    const kept = this.#options.state.shadowTallies(this.#instance, sinceMs);
    const waiting = this.#pending.filter(({ atMs }) => atMs >= sinceMs);
    return mergeTallies([...kept, ...tallyShadows(waiting)]);
  }

  /** Writes what waits for others. */
  flush(): void {
    const decisions = this.#pending;
    if (decisions.length === 0) return;
    this.#pending = [];
    this.#options.write((state) =>
      state.addDecisions(this.#instance, decisions),
    );
  }

  /** Forgets the oldest. */
  trim(limits: DecisionLimits): void {
    this.#options.write((state) => {
      state.trimDecisions(this.#instance, limits);
      this.#shadows = this.tallies(limits.beforeMs);
    });
  }

  #isDue(nowMs: number): boolean {
    const [first] = this.#pending;
    if (first === undefined) return false;
    const waitedMs = Math.abs(nowMs - first.atMs); // clocks are set back, too
    return this.#pending.length >= HOLDS_TOGETHER || waitedMs >= HOLDS_FOR_MS;
  }
}
