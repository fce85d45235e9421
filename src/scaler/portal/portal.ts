import { getLogger } from "@logtape/logtape";

import { Calls } from "./calls.ts";
import { portalHandlers } from "./handlers.ts";
import { startIdentity, type IdentityOptions } from "./identity.ts";
import { listen, type ListenAddress } from "./listen.ts";
import { closeServer, portalServer } from "./server.ts";
import type { Fleet } from "./types.ts";

/** What a portal works with. */
export interface PortalOptions extends IdentityOptions {
  readonly fleet: Fleet;
  readonly listen?: ListenAddress;
}

/** A portal that listens; disposing it closes the port and ends the calls. */
export interface Portal extends AsyncDisposable {
  /** `host:port` as clients dial it. */
  readonly address: string;
}

const log = getLogger(["tellerline", "portal"]);

/**
 * Opens the tenants' gRPC API.
 *
 * @throws {PreconditionError} for an address that is not loopback.
 * @throws {ConflictError} when the port cannot be had.
 */
export async function startPortal(options: PortalOptions): Promise<Portal> {
  const { fleet } = options;
  await using cleanup = new AsyncDisposableStack();
  const { accounts, sessions } = cleanup.use(startIdentity(options));
  const calls = new Calls(sessions);
  const handlers = portalHandlers(calls, { fleet, accounts, sessions });
  const server = portalServer(handlers);
  cleanup.defer(() => closeServer(server));
  cleanup.use(calls); // ends the streams before the server waits for them
  const address = await listen(server, options.listen ?? {});
  log.info("The portal listens on {address}", { address });
  const owned = cleanup.move();
  return { address, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}
