import { LinePace } from "./line_pace.ts";

const PUSHBACK_MS = { least: 100, most: 10_000 };
/** Room for what the pace may be wrong by. */
const TOLERANCE = 1.25;
/** So long after the last that was refused or waited in vain, all is calm. */
const CALM_MS = 1_000;
const NOTHING: Outlook = {
  starting: 0,
  startingMs: undefined,
  nextMs: undefined,
};

/** When an instance will be able to take more, as control sees it. */
export interface Outlook {
  /** End servers that are starting. */
  readonly starting: number;
  /** Until the first of them is likely to serve, ms; `undefined`: not known. */
  readonly startingMs: number | undefined;
  /**
   * Until one could serve that is not decided on yet, ms; `undefined`: there
   * may be no more, or it is not known how long they take to start.
   */
  readonly nextMs: number | undefined;
}

/** A request that is judged before it joins the line. */
export interface Hopeful {
  /** Requests that wait already. */
  readonly ahead: number;
  /** Time its client leaves it from now on, ms. */
  readonly leftMs: number;
}

/** Why there is no use in waiting. */
export interface Hopeless {
  /** When it would be answered, ms from now. */
  readonly wouldTakeMs: number;
  /** When it makes sense to try again, ms from now. */
  readonly pushbackMs: number;
}

/** What a {@linkcode LineForecast} asks its surroundings. */
export interface ForecastOptions {
  /** End servers that take requests. */
  readonly available: () => number;
  /** Mean time that end servers take for a request lately, ms. */
  readonly serviceMs: () => number;
}

/**
 * Foresees how long the line will take, from how fast it moved and from when
 * control expects more end servers. While all is calm it refuses only when it
 * is sure: when even with luck (two standard deviations, and a quarter of
 * tolerance on top) the wait alone is longer than the time left. Once somebody
 * was refused or has waited in vain, it goes by what is likely, the work
 * included: otherwise all that are admitted get to the front just when there is
 * no time left to be served. A line that is a little shorter than it might be
 * costs nothing, as long as somebody waits.
 */
export class LineForecast {
  readonly #options: ForecastOptions;
  readonly #pace = new LinePace();
  #available = 0;
  #outlook = NOTHING;
  #toldMs = 0;
  #strainedMs = -Infinity;

  constructor(options: ForecastOptions) {
    this.#options = options;
  }

  /** The first one begins to wait. */
  began(nowMs: number): void {
    this.#pace.began(nowMs);
  }

  /** The one at the front was sent to an end server, with so much time left. */
  moved(nowMs: number, leftMs = Infinity): void {
    this.#pace.moved(nowMs);
    if (leftMs < this.#options.serviceMs()) this.waitedInVain(nowMs);
  }

  /** Nobody waits any more. */
  ended(nowMs: number): void {
    this.#pace.ended(nowMs);
  }

  /** Somebody's time was over before it could be served. */
  waitedInVain(nowMs: number): void {
    this.#strainedMs = nowMs;
  }

  /** What an end server may take has changed. */
  forget(nowMs: number): void {
    this.#pace.forget(nowMs);
  }

  /** What control expects. */
  tell(outlook: Outlook, nowMs: number): void {
    this.#outlook = outlook;
    this.#toldMs = nowMs;
  }

  /** `undefined`: it may be answered in time, or that cannot be told. */
  judge({ ahead, leftMs }: Hopeful, nowMs: number): Hopeless | undefined {
    const perMs = this.#perMs(nowMs);
    if (perMs === undefined) return undefined;
    const spread = Math.sqrt(ahead);
    const likelyMs = this.#waitMs(ahead + 1 + spread, perMs, nowMs);
    const serviceMs = Math.min(this.#options.serviceMs(), leftMs / 2);
    const isStrained = nowMs - this.#strainedMs < CALM_MS;
    const surely = Math.max(0, ahead - 2 * spread) / TOLERANCE;
    const waitMs = isStrained ? likelyMs : this.#waitMs(surely, perMs, nowMs);
    const roomMs = isStrained ? leftMs - serviceMs : leftMs;
    if (waitMs <= roomMs) return undefined;
    this.#strainedMs = nowMs;
    const wouldTakeMs = likelyMs + serviceMs;
    const pushbackMs = this.#pushback(wouldTakeMs - leftMs, nowMs);
    return { wouldTakeMs, pushbackMs };
  }

  /** When somebody who found the line full is to try again, ms. */
  comeBackMs({ ahead, frontMs }: FullLine, nowMs: number): number {
    const perMs = this.#perMs(nowMs);
    if (perMs !== undefined) return this.#pushback(ahead / perMs, nowMs);
    const nextMs = this.#still(this.#outlook.nextMs, nowMs);
    // How long it takes to move through is how long the first has stood.
    const lineMs = Number.isFinite(nextMs) ? nextMs : frontMs;
    return this.#pushback(lineMs, nowMs);
  }

  /** The sooner of the line's own time and that of one that is starting. */
  #pushback(lineMs: number, nowMs: number): number {
    const startingMs = this.#still(this.#outlook.startingMs, nowMs);
    const ms = startingMs > 0 ? Math.min(lineMs, startingMs) : lineMs;
    return Math.min(PUSHBACK_MS.most, Math.max(PUSHBACK_MS.least, ms));
  }

  /** With more end servers than before, the best is hoped for at first. */
  #perMs(nowMs: number): number | undefined {
    const before = this.#available;
    this.#available = this.#options.available();
    if (before === 0) this.#pace.forget(nowMs);
    else if (this.#available > before) {
      this.#pace.speedUp(this.#available / before);
    }
    return this.#pace.perMs(nowMs);
  }

  /** Until so many have moved, those that are starting taken for punctual. */
  #waitMs(ahead: number, perMs: number, nowMs: number): number {
    const lineMs = ahead / perMs;
    const { starting } = this.#outlook;
    const startingMs = this.#still(this.#outlook.startingMs, nowMs);
    // One that is overdue may never come.
    if (startingMs === 0 || startingMs >= lineMs) return lineMs;
    const before = Math.max(1, this.#available);
    const more = (before + starting) / before;
    return startingMs + (lineMs - startingMs) / more;
  }

  /** What is left now of a time that was told a while ago. */
  #still(ms = Infinity, nowMs: number): number {
    return Math.max(0, ms - (nowMs - this.#toldMs));
  }
}

/** A line that takes nobody any more. */
export interface FullLine {
  readonly ahead: number;
  /** How long the one at the front has waited, ms. */
  readonly frontMs: number;
}
