import { every } from "../../base/every.ts";
import type { CredentialStore, StateStore } from "../store/types.ts";
import { Accounts } from "./accounts.ts";
import { startHasher, type HasherOptions } from "./hasher.ts";
import { Sessions, type SessionsOptions } from "./sessions.ts";
import { Throttle, type ThrottleOptions } from "./throttle.ts";

/** What accounts and sessions are made from. */
export interface IdentityOptions {
  readonly credentials: CredentialStore;
  readonly state: StateStore;
  readonly hashing?: HasherOptions;
  readonly sessions?: Omit<SessionsOptions, "state" | "now">;
  readonly throttle?: Omit<ThrottleOptions, "state" | "now">;
  /** Wall clock, ms. @default Date.now */
  readonly now?: () => number;
}

/** Who is who; disposing it stops the hash thread. */
export interface Identity extends Disposable {
  readonly accounts: Accounts;
  readonly sessions: Sessions;
}

const TIDY_MS = 10 * 60_000;

/** Starts what knows who is who, and forgets what is over. */
export function startIdentity(options: IdentityOptions): Identity {
  const { credentials, state, now = Date.now } = options;
  const sessions = new Sessions({ state, now, ...options.sessions });
  const throttle = new Throttle({ state, now, ...options.throttle });
  const tidy = () => {
    sessions.expire();
    throttle.expire();
  };
  tidy();
  using cleanup = new DisposableStack();
  const hasher = cleanup.use(startHasher(options.hashing));
  const stop = cleanup.adopt(new AbortController(), (it) => it.abort());
  every(TIDY_MS, tidy, { signal: stop.signal });
  const owned = cleanup.move();
  const accounts = new Accounts({
    credentials,
    hasher,
    sessions,
    throttle,
    now,
  });
  return { accounts, sessions, [Symbol.dispose]: () => owned.dispose() };
}
