/** What holds the state: read it, hear of changes, send actions. */
export interface Store<State, Action> {
  /** The state as last published: what is on the screen. */
  readonly published: () => State;
  /** The state with everything that has arrived: what keys act upon. */
  readonly current: () => State;
  /** Calls `listener` whenever a state is published; call the result to end. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Applies an action; an urgent one is published at once. */
  readonly dispatch: (action: Action, options?: DispatchOptions) => void;
}

/** How soon an action is seen. */
export interface DispatchOptions {
  /** For what a person did. @default false */
  readonly urgent?: boolean;
}

/** What a {@linkcode createStore} works with. */
export interface StoreOptions<State, Action> {
  readonly initial: State;
  readonly reduce: (state: State, action: Action) => State;
  /** Least time between two publications of what is not urgent, ms. */
  readonly minGapMs: number | ((state: State) => number);
  /**
   * Whether a state looks as the one published last: then it is not published,
   * unless that is urgent. @default two states never do
   */
  readonly looksSame?: (published: State, current: State) => boolean;
  readonly signal: AbortSignal;
  /** Milliseconds of a clock that only goes forward. */
  readonly now?: () => number;
}

/**
 * A store that coalesces: a stream of any rate costs one frame each
 * `minGapMs`, and a frame is what is dear in a terminal.
 */
export function createStore<State, Action>({
  initial,
  reduce,
  minGapMs,
  looksSame = () => false,
  signal,
  now = () => performance.now(),
}: StoreOptions<State, Action>): Store<State, Action> {
  const listeners = new Set<() => void>();
  let current = initial;
  let published = initial;
  let publishedAt = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function publish(): void {
    clearTimeout(timer);
    timer = undefined;
    if (published === current) return;
    published = current;
    publishedAt = now();
    for (const listener of [...listeners]) listener();
  }

  /** Asked no more often than it would be published. */
  function publishIfSeen(): void {
    clearTimeout(timer);
    timer = undefined;
    publishedAt = now();
    if (!looksSame(published, current)) publish();
  }

  function dispatch(action: Action, { urgent = false }: DispatchOptions = {}) {
    current = reduce(current, action);
    if (current === published || signal.aborted) return;
    const gapMs = typeof minGapMs === "number" ? minGapMs : minGapMs(current);
    const waitMs = publishedAt + gapMs - now();
    if (urgent) return publish();
    if (waitMs <= 0) return publishIfSeen();
    timer ??= setTimeout(publishIfSeen, waitMs);
  }

  signal.addEventListener("abort", () => clearTimeout(timer), { once: true });
  return {
    published: () => published,
    current: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    dispatch,
  };
}
