import type { RosterEntry, Surplus } from "./dataplane/types.ts";
import type { EndServerInfo, EndServerSpec, Runtime } from "./runtime/types.ts";
import type { StartTurns } from "./start_turns.ts";

/** What `EndServers` is made of. */
export interface EndServersOptions {
  readonly instance: string;
  readonly runtime: Runtime;
  /** Resolves once the runtime can start end servers. */
  readonly prepared: Promise<void>;
  /** In which they come up. @default all at once */
  readonly turns?: StartTurns | undefined;
  /** What an end server of that name is started with. */
  readonly spec: (name: string) => EndServerSpec;
  /**
   * Has the data plane drain those with the fewest requests in flight, by its
   * own counts: `EndServers.chosen` hears which.
   *
   * @returns whether it does; otherwise nothing is in flight anywhere.
   */
  readonly letGo: (surplus: Surplus) => boolean;
  /** Hears the whole roster whenever it changes. */
  readonly onRoster: (roster: readonly RosterEntry[]) => void;
  /** Hears what happened, as a sentence. */
  readonly onEvent: (sentence: string) => void;
  /** Requests that were last seen in flight on the end server of that name. */
  readonly inFlight: (name: string) => number;
  readonly now: () => number;
  /** Gives them the exchange rates in force. */
  readonly delivery: Delivery;
  /** How long a removed one may go on with its requests. @default 30000 */
  readonly drainMs?: number;
}

/** Gives end servers what they need to answer rightly. */
export interface Delivery {
  /** One answers; it serves when this resolves. */
  enter(endServer: EndServerInfo): Promise<void>;
  /** One is gone, or soon will be. */
  leave(name: string): void;
}
