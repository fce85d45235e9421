import type { LoginRequest } from "../../wire/gen/tellerline/v1/LoginRequest.ts";
import { PASSWORD_FILE, readPassword } from "./_password.ts";
import type { PortalContext } from "./types.ts";

/** The flags of verbs that open a session. */
export const LOGIN_FLAGS = [PASSWORD_FILE];

/** Asks for the password, opens a session by `open` and keeps it. */
export async function openSession(
  context: PortalContext,
  open: (request: LoginRequest) => Promise<void>,
): Promise<void> {
  const { client, io, json, sessions } = context;
  const [email = ""] = context.words;
  const password = await readPassword(context, {
    prompt: `Password of ${email}: `,
  });
  await open({ email, password });
  const { token } = client;
  if (token === undefined) throw new TypeError("Cannot log in: no token came");
  sessions.put(io.portal, { email, token });
  io.write(
    json
      ? `${JSON.stringify({ email, portal: io.portal })}\n`
      : `Logged in to ${io.portal} as ${email}\n`,
  );
}
