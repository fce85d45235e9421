import type { ClientLog } from "../wire/client_log.ts";
import type { PastCall } from "../wire/past_calls.ts";
import type { PortalClient } from "../wire/portal_client.ts";
import type { TlsTrust } from "../wire/open_channel.ts";
import type { Action } from "./actions.ts";
import type { Feeds } from "./feeds.ts";
import type { Store } from "./store.ts";
import type { State } from "./types.ts";

/** What every effect works with. */
export interface World {
  readonly store: Store<State, Action>;
  /** Aborts when the console ends. */
  readonly signal: AbortSignal;
}

/** What the effects of a tenant work with. */
export interface PortalWorld extends World {
  readonly portal: PortalClient;
  /** `host:port` of the portal. */
  readonly address: string;
  readonly feeds: Feeds;
}

/** What calling services works with. */
export interface CalculatorWorld extends World {
  readonly clientLog: ClientLog;
  /** What the client's record holds from before. */
  readonly past: () => Promise<readonly PastCall[]>;
  /** How ports are called by now; without TLS where it gives nothing. */
  readonly trust: () => TlsTrust | undefined;
  /** `host:port` of the portal: instances listen on the same host. */
  readonly portal: () => string;
}
