/**
 * The conditions callers tell apart. `wire/status.ts` maps each to a gRPC
 * status; the messages are written for the person who meets them: what could
 * not be done, with which value, and what to do next.
 */

/** One thing wrong with one field of a request. */
export interface FieldViolation {
  /** The field's name as the caller knows it: `principal`. */
  readonly field: string;
  /** Which rule was broken. */
  readonly code: ViolationCode;
  /** A sentence: what was given (never a secret) and what is accepted. */
  readonly message: string;
}

/** The rules a field can break. */
export type ViolationCode =
  | "required"
  | "not_a_number"
  | "not_an_integer"
  | "out_of_range"
  | "unsupported"
  | "bad_rate"
  | "malformed"
  | "immutable";

/** A request whose fields break their rules; carries all of them at once. */
export class InvalidFieldsError extends RangeError {
  override name = "InvalidFieldsError";
  readonly violations: readonly FieldViolation[];

  constructor(violations: readonly FieldViolation[]) {
    super(violations.map((it) => `${it.field}: ${it.message}`).join("; "));
    this.violations = violations;
  }
}

/** The caller did not prove who they are. */
export class CredentialsError extends Error {
  override name = "CredentialsError";
}

/** The named thing does not exist, or is not the caller's: told alike. */
export class NotFoundError extends Error {
  override name = "NotFoundError";
}

/** The name is taken: an e-mail that has an account, a name in use. */
export class ConflictError extends Error {
  override name = "ConflictError";
}

/** A limit was reached; trying the same again does not help by itself. */
export class QuotaError extends Error {
  override name = "QuotaError";
}

/** Too much at once; the same call may succeed after `retryAfterMs`. */
export class BusyError extends Error {
  override name = "BusyError";
  readonly retryAfterMs: number | undefined;

  constructor(
    message: string,
    options: ErrorOptions & { retryAfterMs?: number } = {},
  ) {
    super(message, options);
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** The state of things does not allow it now: image missing, shutting down. */
export class PreconditionError extends Error {
  override name = "PreconditionError";
}

/** What was asked for exists elsewhere, but is not served here. */
export class NotOfferedError extends Error {
  override name = "NotOfferedError";
}

/** Something did not answer in time. */
export class DeadlineError extends Error {
  override name = "DeadlineError";
}

/** What starts and stops end servers refused or failed. */
export class RuntimeError extends Error {
  override name = "RuntimeError";
}

/** A file of the state directory is damaged; names the file and the line. */
export class DamagedStateError extends Error {
  override name = "DamagedStateError";
}

/** The state could not be written; nothing was acknowledged. */
export class StorageError extends Error {
  override name = "StorageError";
}
