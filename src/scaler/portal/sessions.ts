import { getLogger } from "@logtape/logtape";

import { CredentialsError, StorageError } from "../../base/errors.ts";
import type { SessionRecord, StateStore } from "../store/types.ts";

/** How long sessions last. */
export interface SessionsOptions {
  readonly state: StateStore;
  readonly now: () => number;
  /** Without any call. @default 1800000 */
  readonly idleMs?: number;
  /** In all. @default 43200000 */
  readonly absoluteMs?: number;
}

const log = getLogger(["tellerline", "portal"]);

const TOKEN = /^[A-Za-z0-9_-]{43}$/;
const TOKEN_BYTES = 32;
// Each note of use is a write to disk: not at every call.
const NOTE_USE_EVERY_MS = 60_000;

/**
 * Who is logged in. A token is 256 random bits; only its SHA-256 is kept, and
 * looked up by: what is on disk opens nothing.
 */
export class Sessions {
  readonly #state: StateStore;
  readonly #now: () => number;
  readonly #idleMs: number;
  readonly #absoluteMs: number;

  constructor(options: SessionsOptions) {
    this.#state = options.state;
    this.#now = options.now;
    this.#idleMs = options.idleMs ?? 30 * 60_000;
    this.#absoluteMs = options.absoluteMs ?? 12 * 3_600_000;
  }

  /** Begins a session; the answer is its token, which is nowhere else. */
  begin(tenant: string): string {
    const token = crypto
      .getRandomValues(new Uint8Array(TOKEN_BYTES))
      .toBase64({ alphabet: "base64url", omitPadding: true });
    const at = this.#now();
    const times = { createdAtMs: at, usedAtMs: at };
    this.#state.addSession({ tokenHash: hashOf(token), tenant, ...times });
    return token;
  }

  /**
   * Whose session it is; counts as its use.
   *
   * @throws {CredentialsError} for a token that is missing, unknown or over,
   * all told alike.
   */
  tenantOf(token: string | undefined): string {
    if (token === undefined || !TOKEN.test(token)) throw notLoggedIn();
    const session = this.#state.findSession(hashOf(token));
    if (!session || this.#isOver(session)) throw notLoggedIn();
    const at = this.#now();
    const noteEveryMs = Math.min(NOTE_USE_EVERY_MS, this.#idleMs / 10);
    if (at - session.usedAtMs >= noteEveryMs) {
      this.#noteUse(session.tokenHash, at);
    }
    return session.tenant;
  }

  /** On a full disk who is logged in goes on: only its use is not noted. */
  #noteUse(tokenHash: string, at: number): void {
    try {
      this.#state.touchSession(tokenHash, at);
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      log.warn("Cannot note that a session is used: {error}", { error });
    }
  }

  /** Ends the session of a token; no other. */
  end(token: string): void {
    this.#state.removeSession(hashOf(token));
  }

  /** Ends every session of a tenant. */
  endAllOf(tenant: string): void {
    this.#state.removeSessionsOf(tenant);
  }

  /** Forgets sessions that are over. */
  expire(): void {
    const at = this.#now();
    this.#state.expireSessions(at - this.#idleMs, at - this.#absoluteMs);
  }

  #isOver({ createdAtMs, usedAtMs }: SessionRecord): boolean {
    const at = this.#now();
    return at - usedAtMs > this.#idleMs || at - createdAtMs > this.#absoluteMs;
  }
}

function notLoggedIn(): CredentialsError {
  return new CredentialsError(
    "Cannot go on: you are not logged in, or the session is over; log in",
  );
}

function hashOf(token: string): string {
  return new Bun.CryptoHasher("sha256").update(token).digest("hex");
}
