import { every } from "../base/every.ts";
import type { PortalClient } from "../wire/portal_client.ts";
import type { Action } from "./actions.ts";
import { explain, type Explanation } from "./explain.ts";
import { follow } from "./follow.ts";
import type { Store } from "./store.ts";
import type { State } from "./types.ts";

/** What the feeds work with. */
export interface FeedsOptions {
  readonly portal: PortalClient;
  /** `host:port` of the portal, for what people read. */
  readonly address: string;
  readonly store: Store<State, Action>;
  /** The session turned out to be over. */
  readonly onLoggedOut: () => void;
  /** Aborts when the console ends. */
  readonly signal: AbortSignal;
  /** How often instances are listed, ms. @default 2000 */
  readonly listMs?: number;
  /** How often a live view is sent, ms. @default 1000 */
  readonly viewMs?: number;
  readonly now?: () => number;
}

const TICK_MS = 1_000;
/** After this long without news a feed counts as behind. */
const SILENT_MS = 3_500;
const LIST_DEADLINE_MS = 5_000;
const PAST_LINES = 200;
const PAST_CHANGES = 100;

/** The streams that keep the store up to date while somebody is logged in. */
export class Feeds implements Disposable {
  readonly #options: FeedsOptions;
  readonly #watches = new Map<string, AbortController>();
  readonly #lastMs = new Map<string, number>();
  #session: AbortController | undefined;
  #look: { readonly id: string; readonly end: AbortController } | undefined;

  /** What the scaler is, is asked from now on. */
  constructor(options: FeedsOptions) {
    this.#options = options;
    const { listMs = 2_000, signal } = options;
    void this.list();
    every(listMs, () => this.list(), { signal });
    every(TICK_MS, () => this.#tellSilence(), { signal });
  }

  /** Begins a session: the list of instances, and a live view of each. */
  start(): void {
    this.stop();
    this.#session = new AbortController();
  }

  /** Ends everything that belongs to the session. */
  stop(): void {
    this.#session?.abort();
    this.#session = undefined;
    this.#watchAll([]);
    this.#forget("instances");
    this.lookAt("");
  }

  /** Lists now; called by itself, and after a change was made. */
  async list(): Promise<void> {
    const { portal, store, signal } = this.#options;
    const session = this.#session?.signal;
    const control = { signal: session ?? signal, deadlineMs: LIST_DEADLINE_MS };
    try {
      const scaler = await portal.getScaler(control);
      store.dispatch({ kind: "scaler", scaler });
      this.#alive("scaler");
      if (!session || session.aborted) return;
      const instances = await portal.listInstances(control);
      if (session.aborted) return;
      store.dispatch({ kind: "instances", instances });
      this.#alive("instances");
      this.#watchAll(instances.map(({ id }) => id));
    } catch (error) {
      if (control.signal.aborted) return;
      this.#lost(session ? "instances" : "scaler", error);
    }
  }

  /** Follows what only the screen of one instance shows; "" follows none. */
  lookAt(id: string): void {
    if ((this.#look?.id ?? "") === id) return;
    this.#look?.end.abort();
    this.#look = undefined;
    if (id === "" || !this.#session) return;
    const end = new AbortController();
    this.#look = { id, end };
    const signal = AbortSignal.any([end.signal, this.#session.signal]);
    void this.#changes(id, signal);
    void this.#log(id, signal);
  }

  [Symbol.dispose](): void {
    this.stop();
  }

  #watchAll(ids: readonly string[]): void {
    for (const [id, watch] of this.#watches) {
      if (ids.includes(id)) continue;
      watch.abort();
      this.#watches.delete(id);
      this.#forget(id);
    }
    for (const id of ids) {
      if (!this.#watches.has(id)) this.#watch(id);
    }
  }

  #watch(id: string): void {
    const { portal, store, viewMs: intervalMs = 1_000 } = this.#options;
    const watch = new AbortController();
    this.#watches.set(id, watch);
    void follow(
      (signal) => portal.watchInstance({ id, intervalMs }, { signal }),
      {
        signal: watch.signal,
        onNews: (view) => {
          store.dispatch({ kind: "view", view });
          this.#alive(id);
        },
        onLost: (error) => !this.#lost(id, error).isGone,
      },
    );
  }

  async #changes(id: string, signal: AbortSignal): Promise<void> {
    const { portal, store } = this.#options;
    const request = { id, limit: PAST_CHANGES, changesOnly: true };
    try {
      const decisions = await portal.listDecisions(request, { signal });
      store.dispatch({ kind: "changes", instanceId: id, decisions });
    } catch (error) {
      if (!signal.aborted) this.#lost("decisions", error);
    }
  }

  async #log(id: string, signal: AbortSignal): Promise<void> {
    const { portal, store } = this.#options;
    const request = { id, endServer: "", lines: PAST_LINES, follow: true };
    await follow(
      (inner) => {
        store.dispatch({ kind: "log-opened", instanceId: id });
        return portal.tailLogs(request, { signal: inner });
      },
      {
        signal,
        onNews: (line) => store.dispatch({ kind: "log-line", line }),
        onLost: (error) => !this.#lost("log", error).isGone,
      },
    );
  }

  #alive(feed: string): void {
    const { store, now = Date.now } = this.#options;
    this.#lastMs.set(feed, now());
    store.dispatch({ kind: "feed-alive", feed });
  }

  #lost(feed: string, cause: unknown): Explanation {
    const { store, address, onLoggedOut } = this.#options;
    const explanation = explain(cause, address);
    const error = explanation.message;
    const seconds = this.#silentSeconds(feed);
    store.dispatch({ kind: "feed-behind", feed, seconds, error });
    if (explanation.isLoggedOut) onLoggedOut();
    return explanation;
  }

  /** Counts on for the feeds that are behind, and finds the silent ones. */
  #tellSilence(): void {
    const { store, now = Date.now } = this.#options;
    for (const [feed, lastMs] of this.#lastMs) {
      const isKnown = feed in store.current().data.feeds;
      if (!isKnown && now() - lastMs < SILENT_MS) continue;
      const seconds = this.#silentSeconds(feed);
      store.dispatch({ kind: "feed-behind", feed, seconds });
    }
  }

  /** At least 1, so that what broke off just now counts; 0 without any news. */
  #silentSeconds(feed: string): number {
    const lastMs = this.#lastMs.get(feed);
    if (lastMs === undefined) return 0;
    const { now = Date.now } = this.#options;
    return Math.max(1, Math.floor((now() - lastMs) / 1_000));
  }

  #forget(feed: string): void {
    this.#lastMs.delete(feed);
    this.#options.store.dispatch({ kind: "feed-alive", feed });
  }
}
