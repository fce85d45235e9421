import { openClientLog, type ClientLog } from "../wire/client_log.ts";
import { pastCalls, type PastCall } from "../wire/past_calls.ts";

/** What was asked from here: by this console, and by those before. */
export interface ClientRecord {
  readonly clientLog: ClientLog;
  readonly past: () => Promise<readonly PastCall[]>;
}

/** Goes on with the record in a state directory. */
export function clientRecord(stateDirectory: string): ClientRecord {
  return {
    clientLog: openClientLog(stateDirectory),
    past: () => pastCalls(stateDirectory),
  };
}
