import { PASSWORD_FILE, readPassword } from "./_password.ts";
import type { PortalVerb } from "./types.ts";

const NEW_PASSWORD_FILE = "new-password-file";

/** Changes the password, which ends every session of the account. */
export const passwd = {
  summary: "change the password; ends every session of the account",
  words: [],
  flags: [
    PASSWORD_FILE,
    {
      name: NEW_PASSWORD_FILE,
      value: "FILE",
      help: "read the new password from the first line of this file",
    },
  ],
  async run(context) {
    const { client, io, json, sessions } = context;
    const oldPassword = await readPassword(context, {
      prompt: "Current password: ",
    });
    const newPassword = await readPassword(context, {
      prompt: "New password: ",
      flag: NEW_PASSWORD_FILE,
    });
    const request = { oldPassword, newPassword };
    await client.changePassword(request, { signal: io.signal });
    sessions.put(io.portal, undefined);
    io.write(
      json ? "{}\n" : "Password changed; log in again with `portal login`\n",
    );
  },
} satisfies PortalVerb;
