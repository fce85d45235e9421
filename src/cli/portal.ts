import { CredentialsError } from "../base/errors.ts";
import { PortalClient } from "../wire/portal_client.ts";
import { openSessions, readVerb, type VerbRequest } from "./portal/mod.ts";
import { EXIT, reportError } from "./report_error.ts";
import type { CommandIo } from "./types.ts";

/**
 * `tellerline portal`: every action of a tenant without a screen. Exit code 0
 * when done, 1 when refused or failed, 2 for a command line that cannot be
 * read.
 */
export async function portal(
  args: readonly string[],
  io: CommandIo,
): Promise<number> {
  let request: VerbRequest | undefined;
  try {
    request = readVerb(args);
    if (request.kind === "help") io.write(request.text);
    else await run(request, io);
    return EXIT.ok;
  } catch (error) {
    const name = request?.kind === "verb" ? ` ${request.name}` : "";
    return reportError(error, io, {
      target: `the portal at ${io.portal}`,
      whenUnreachable:
        "start the scaler with `tellerline scaler` or name another portal",
      help: `portal${name} --help`,
      json: request?.kind === "verb" && request.json,
    });
  }
}

async function run(
  { verb, name, ...request }: Extract<VerbRequest, { kind: "verb" }>,
  io: CommandIo,
): Promise<void> {
  const sessions = openSessions(io.stateDirectory);
  const session = sessions.find(io.portal);
  if (!session && !verb.isOpen) {
    throw new CredentialsError(
      `Cannot ${name}: not logged in to ${io.portal}; run \`tellerline portal login <e-mail>\` first`,
    );
  }
  using client = new PortalClient(io.portal, session ?? {});
  await verb.run({ ...request, io, client, sessions });
}
