import type { PortalHandlers } from "../../wire/gen/tellerline/v1/Portal.ts";
import type { Accounts } from "./accounts.ts";
import type { Calls } from "./calls.ts";
import type { Sessions } from "./sessions.ts";

/** The calls about accounts and sessions. */
export function accountHandlers(
  calls: Calls,
  options: { readonly accounts: Accounts; readonly sessions: Sessions },
) {
  const { accounts, sessions } = options;
  return {
    CreateAccount: calls.open(async (claim, visitor) => ({
      token: await accounts.signUp(claim, visitor),
    })),
    Login: calls.open(async (claim, visitor) => ({
      token: await accounts.logIn(claim, visitor),
    })),
    Logout: calls.owned((_, { token }) => {
      sessions.end(token);
      return {};
    }),
    ChangePassword: calls.owned(async (passwords, caller) => {
      await accounts.changePassword(caller.tenant, passwords, caller);
      return {};
    }),
  } satisfies Partial<PortalHandlers>;
}
