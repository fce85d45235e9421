import type { LogLineOutput } from "../wire/messages.ts";
import type { PortalClient } from "../wire/portal_client.ts";
import type { Action } from "./actions.ts";
import { follow } from "./follow.ts";
import { gather } from "./gather.ts";
import type { Store } from "./store.ts";
import type { State } from "./types.ts";

/** What of one instance is looked at closely. */
export interface Sight {
  readonly instanceId: string;
  /** Whose log lines: an end server's, or "" for everybody's. */
  readonly source: string;
}

/** How a {@linkcode look} reports. */
export interface LookOptions {
  readonly portal: PortalClient;
  readonly store: Store<State, Action>;
  readonly signal: AbortSignal;
  /** A feed broke off; `false` gives it up. */
  readonly onLost: (feed: string, error: unknown) => boolean;
}

const PAST_LINES = 500;
const PAST_CHANGES = 100;
const GATHER_MS = 100;

/** Fetches what was decided in the past. */
export async function lookAtChanges(
  { instanceId }: Sight,
  { portal, store, signal, onLost }: LookOptions,
): Promise<void> {
  const request = { id: instanceId, limit: PAST_CHANGES, changesOnly: true };
  try {
    const decisions = await portal.listDecisions(request, { signal });
    store.dispatch({ kind: "changes", instanceId, decisions });
  } catch (error) {
    if (!signal.aborted) onLost("decisions", error);
  }
}

/** Follows the log; a flood of lines costs no more than ten actions a second. */
export async function lookAtLog(
  { instanceId, source }: Sight,
  { portal, store, signal, onLost }: LookOptions,
): Promise<void> {
  const request = { id: instanceId, endServer: source, lines: PAST_LINES };
  let opened = new AbortController();
  let take: (line: LogLineOutput) => void = () => {};
  await follow(
    (inner) => {
      // What waits from before comes again with the past lines.
      opened.abort();
      opened = new AbortController();
      take = gather({
        ms: GATHER_MS,
        signal: AbortSignal.any([signal, opened.signal]),
        onItems: (lines) => store.dispatch({ kind: "log-lines", lines }),
      });
      store.dispatch({ kind: "log-opened", instanceId });
      return portal.tailLogs({ ...request, follow: true }, { signal: inner });
    },
    {
      signal,
      onNews: (line) => take(line),
      onLost: (error) => onLost("log", error),
    },
  );
}
