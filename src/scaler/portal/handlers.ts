import type { PortalHandlers } from "../../wire/gen/tellerline/v1/Portal.ts";
import { accountHandlers } from "./account_handlers.ts";
import type { Accounts } from "./accounts.ts";
import type { Calls } from "./calls.ts";
import { instanceHandlers } from "./instance_handlers.ts";
import type { Sessions } from "./sessions.ts";
import { streamHandlers } from "./stream_handlers.ts";
import type { Fleet } from "./types.ts";

/** What answers the calls of the portal. */
export interface HandlersOptions {
  readonly fleet: Fleet;
  readonly accounts: Accounts;
  readonly sessions: Sessions;
}

/** Every call of the contract; the type misses the one that is forgotten. */
export function portalHandlers(
  calls: Calls,
  { fleet, accounts, sessions }: HandlersOptions,
): PortalHandlers {
  return {
    ...accountHandlers(calls, { accounts, sessions }),
    ...instanceHandlers(calls, fleet),
    ...streamHandlers(calls, fleet),
  };
}
