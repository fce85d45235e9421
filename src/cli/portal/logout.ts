import { status as Code } from "@grpc/grpc-js";

import { isServiceError } from "../../wire/status.ts";
import type { PortalVerb } from "./types.ts";

/** Ends the session, at the portal and here. */
export const logout = {
  summary: "end the session",
  words: [],
  flags: [],
  async run({ client, io, json, sessions }) {
    try {
      await client.logout({ signal: io.signal });
    } catch (error) {
      // A session that has ended already is what was wanted.
      const isOver =
        isServiceError(error) && error.code === Code.UNAUTHENTICATED;
      if (!isOver) throw error;
    }
    sessions.put(io.portal, undefined);
    io.write(json ? "{}\n" : `Logged out of ${io.portal}\n`);
  },
} satisfies PortalVerb;
