import { every } from "../base/every.ts";
import type { PortalClient } from "../wire/portal_client.ts";
import type { Action } from "./actions.ts";
import { explain, type Explanation } from "./explain.ts";
import { follow } from "./follow.ts";
import { lookAtChanges, lookAtLog, type Sight } from "./look.ts";
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
  /** How often instances are listed, ms. @default 3000 */
  readonly listMs?: number;
  /** How often a live view is sent, ms. @default as often as it is drawn */
  readonly viewMs?: number;
  readonly now?: () => number;
}

const TICK_MS = 1_000;
/** After this long without news a feed counts as behind. */
const SILENT_MS = 4_500;
const OFTEN_MS = 500;
const SELDOM_MS = 2_000;
const LIST_DEADLINE_MS = 5_000;
/** Each of so many times, what the scaler is gets asked, too. */
const LISTS_A_SCALER = 5;
/** What the scaler remembers: a graph is not empty when it is first seen. */
const PAST_POINTS = 600;

/** The streams that keep the store up to date while somebody is logged in. */
export class Feeds implements Disposable {
  readonly #options: FeedsOptions;
  readonly #watches = new Map<string, Watch>();
  readonly #lastMs = new Map<string, number>();
  #session: AbortController | undefined;
  #look: Look | undefined;
  #lists = 0;

  /** What the scaler is, is asked from now on. */
  constructor(options: FeedsOptions) {
    this.#options = options;
    const { listMs = 3_000, signal } = options;
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
    this.lookAt(undefined);
  }

  /** Lists now; called by itself, and after a change was made. */
  async list(): Promise<void> {
    const { portal, store, signal } = this.#options;
    const session = this.#session?.signal;
    const control = { signal: session ?? signal, deadlineMs: LIST_DEADLINE_MS };
    try {
      const instances = session && (await portal.listInstances(control));
      if (this.#isScalerDue(instances)) {
        const scaler = await portal.getScaler(control);
        store.dispatch({ kind: "scaler", scaler });
      }
      this.#alive("scaler"); // it has just answered
      if (!instances || session?.aborted) return;
      store.dispatch({ kind: "instances", instances });
      this.#alive("instances");
      this.#watchAll(instances.map(({ id }) => id));
    } catch (error) {
      if (control.signal.aborted) return;
      this.#lost(session ? "instances" : "scaler", error);
    }
  }

  /** A call is most of what an idle console costs; the scaler seldom changes. */
  #isScalerDue(listed: State["data"]["instances"] | undefined): boolean {
    const { data } = this.#options.store.current();
    const isTurn = this.#lists++ % LISTS_A_SCALER === 0;
    const isSettled =
      data.scaler?.preparing === "" &&
      // Whether anything is left to serve changes with the number of them.
      data.instances.length === listed?.length &&
      data.instances.every(({ state }) => state === "serving");
    const isFresh = !("scaler" in data.feeds);
    return isTurn || !isSettled || !isFresh;
  }

  /** Follows what only the screen of one instance shows. */
  lookAt(sight: Sight | undefined): void {
    if (Bun.deepEquals(this.#look?.sight, sight)) return;
    const before = this.#look;
    before?.endLog.abort();
    this.#look = undefined;
    const id = sight?.instanceId;
    if (before && before.sight.instanceId !== id) before.end.abort();
    if (sight && this.#session) this.#lookAt(sight, before);
    this.#watchAll([...this.#watches.keys()]);
  }

  #lookAt(sight: Sight, before: Look | undefined): void {
    const isSame = before?.sight.instanceId === sight.instanceId;
    const end = isSame ? before.end : new AbortController();
    const endLog = new AbortController();
    this.#look = { sight, end, endLog };
    const { portal, store } = this.#options;
    const ends = [end.signal, ...(this.#session ? [this.#session.signal] : [])];
    const onLost = (feed: string, error: unknown) =>
      !this.#lost(feed, error).isGone;
    const options = { portal, store, onLost };
    const signal = AbortSignal.any(ends);
    if (!isSame) void lookAtChanges(sight, { ...options, signal });
    const logSignal = AbortSignal.any([...ends, endLog.signal]);
    void lookAtLog(sight, { ...options, signal: logSignal });
  }

  [Symbol.dispose](): void {
    this.stop();
  }

  /** As often as is drawn; graphs need a point every other second at least. */
  get #intervalMs(): number {
    const { store, viewMs } = this.#options;
    if (viewMs !== undefined) return viewMs;
    const { refreshMs } = store.current().settings;
    return Math.min(SELDOM_MS, Math.max(OFTEN_MS, refreshMs));
  }

  /** One watch an instance, a brief one unless it is looked at. */
  #watchAll(ids: readonly string[]): void {
    for (const [id, watch] of this.#watches) {
      if (ids.includes(id)) continue;
      watch.end.abort();
      this.#watches.delete(id);
      this.#forget(id);
    }
    for (const id of ids) {
      const brief = id !== this.#look?.sight.instanceId;
      const watch = this.#watches.get(id);
      const isAsWanted = watch?.intervalMs === this.#intervalMs;
      if (isAsWanted && watch?.brief === brief) continue;
      watch?.end.abort();
      this.#watch(id, { brief });
    }
  }

  #watch(id: string, { brief }: { readonly brief: boolean }): void {
    const { portal, store } = this.#options;
    const intervalMs = this.#intervalMs;
    const end = new AbortController();
    this.#watches.set(id, { brief, intervalMs, end });
    const request = { id, intervalMs, brief, pastPoints: PAST_POINTS };
    void follow((signal) => portal.watchInstance(request, { signal }), {
      signal: end.signal,
      onNews: (view) => {
        store.dispatch({ kind: "view", view, isBrief: brief });
        this.#alive(id);
      },
      onLost: (error) => !this.#lost(id, error).isGone,
    });
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

/** The stream of one instance's views. */
interface Watch {
  readonly brief: boolean;
  readonly intervalMs: number;
  readonly end: AbortController;
}

/** The streams of the instance that is looked at. */
interface Look {
  readonly sight: Sight;
  readonly end: AbortController;
  readonly endLog: AbortController;
}
