import { LOGIN_FLAGS, openSession } from "./_login.ts";
import type { PortalVerb } from "./types.ts";

/** Makes an account and logs in to it. */
export const signup = {
  summary: "make an account and log in",
  words: ["<e-mail>"],
  flags: LOGIN_FLAGS,
  isOpen: true,
  run: (context) =>
    openSession(context, (request) =>
      context.client.createAccount(request, { signal: context.io.signal }),
    ),
} satisfies PortalVerb;
