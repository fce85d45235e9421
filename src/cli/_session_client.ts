import { CredentialsError } from "../base/errors.ts";
import { PortalClient } from "../wire/portal_client.ts";
import { openSessions } from "./portal/mod.ts";
import type { CommandIo } from "./types.ts";

/**
 * The portal, as who logged in to it by `portal login`.
 *
 * @throws {CredentialsError} when nobody did; `action` says what for.
 */
export function sessionClient(io: CommandIo, action: string): PortalClient {
  const session = openSessions(io.stateDirectory).find(io.portal);
  if (session) return new PortalClient(io.portal, session);
  throw new CredentialsError(
    `Cannot ${action}: not logged in to ${io.portal}; run \`tellerline portal login <e-mail>\` first`,
  );
}
