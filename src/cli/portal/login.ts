import { LOGIN_FLAGS, openSession } from "./_login.ts";
import type { PortalVerb } from "./types.ts";

/** Opens a session, which later commands use. */
export const login = {
  summary: "log in; later commands use the session",
  words: ["<e-mail>"],
  flags: LOGIN_FLAGS,
  isOpen: true,
  run: (context) =>
    openSession(context, (request) =>
      context.client.login(request, { signal: context.io.signal }),
    ),
} satisfies PortalVerb;
