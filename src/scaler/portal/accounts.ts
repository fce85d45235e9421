import {
  ConflictError,
  CredentialsError,
  InvalidFieldsError,
  type FieldViolation,
} from "../../base/errors.ts";
import { parseEmail } from "../store/email.ts";
import type { CredentialStore } from "../store/types.ts";
import type { Hasher } from "./hasher.ts";
import { passwordViolation } from "./password.ts";
import type { Sessions } from "./sessions.ts";
import type { Throttle } from "./throttle.ts";

/** What {@linkcode Accounts} works with. */
export interface AccountsOptions {
  readonly credentials: CredentialStore;
  readonly hasher: Hasher;
  readonly sessions: Sessions;
  readonly throttle: Throttle;
  readonly now: () => number;
}

/** Who asks, as far as an account needs to know. */
export interface Visitor {
  /** Without the port. */
  readonly address: string;
  readonly signal: AbortSignal;
}

/** An e-mail and a password as they came. */
export interface Claim {
  readonly email: string;
  readonly password: string;
}

/** Signing up, logging in, changing the password. */
export class Accounts {
  readonly #options: AccountsOptions;

  constructor(options: AccountsOptions) {
    this.#options = options;
  }

  /**
   * Makes an account and a session. It hashes before it looks whether the
   * e-mail is taken, so that sign-up does not tell faster than log-in.
   *
   * @throws {InvalidFieldsError | ConflictError | BusyError | StorageError}
   */
  async signUp(claim: Claim, visitor: Visitor): Promise<string> {
    const { credentials, hasher, sessions, throttle, now } = this.#options;
    const email = checkClaim(claim);
    throttle.checkAddress(visitor.address);
    const passwordHash = await hasher.hash(claim.password, visitor.signal);
    const createdAt = new Date(now()).toISOString();
    try {
      await credentials.add({ email, passwordHash, createdAt });
    } catch (error) {
      if (error instanceof ConflictError)
        throttle.addressFailed(visitor.address);
      throw error;
    }
    return sessions.begin(email);
  }

  /**
   * Begins a session. An unknown e-mail and a wrong password are told alike,
   * after the same work.
   *
   * @throws {InvalidFieldsError | CredentialsError | BusyError}
   */
  async logIn(claim: Claim, visitor: Visitor): Promise<string> {
    const email = checkClaim(claim);
    const isRight = await this.#try(email, claim.password, visitor);
    if (isRight) return this.#options.sessions.begin(email);
    throw new CredentialsError(
      "Cannot log in: the e-mail or the password is wrong",
    );
  }

  /**
   * Replaces the password and ends every session of the account.
   *
   * @throws {InvalidFieldsError | CredentialsError | BusyError | StorageError}
   */
  async changePassword(
    tenant: string,
    passwords: { readonly oldPassword: string; readonly newPassword: string },
    visitor: Visitor,
  ): Promise<void> {
    const { oldPassword, newPassword } = passwords;
    const violations = [
      passwordViolation(oldPassword, "old_password"),
      passwordViolation(newPassword, "new_password"),
    ];
    if (violations.some((it) => it)) throw refusal(violations);
    if (!(await this.#try(tenant, oldPassword, visitor))) {
      throw new CredentialsError(
        "Cannot change the password: the old password is wrong",
      );
    }
    const { credentials, hasher, sessions } = this.#options;
    const hash = await hasher.hash(newPassword, visitor.signal);
    await credentials.setHash(tenant, hash);
    sessions.endAllOf(tenant);
  }

  async #try(email: string, password: string, { address, signal }: Visitor) {
    const { credentials, hasher, throttle } = this.#options;
    const attempt = throttle.begin(email, address);
    try {
      const hash = credentials.find(email)?.passwordHash;
      const isRight = await hasher.matches(password, hash, signal);
      if (isRight) attempt.succeeded();
      else attempt.failed();
      return isRight;
    } catch (error) {
      attempt.withdrawn();
      throw error;
    }
  }
}

/** The e-mail in normal form. @throws {InvalidFieldsError} */
function checkClaim(claim: Claim): string {
  const email = parseEmail(claim.email);
  const violation = passwordViolation(claim.password, "password");
  if (typeof email === "string" && !violation) return email;
  throw refusal([typeof email === "string" ? undefined : email, violation]);
}

function refusal(found: readonly (FieldViolation | undefined)[]) {
  return new InvalidFieldsError(found.filter((it) => it !== undefined));
}
