import { Metadata, status as Code, type ServiceError } from "@grpc/grpc-js";

import {
  BusyError,
  ConflictError,
  CredentialsError,
  DamagedStateError,
  DeadlineError,
  InvalidFieldsError,
  NotFoundError,
  NotOfferedError,
  PreconditionError,
  QuotaError,
  RuntimeError,
  StorageError,
} from "../base/errors.ts";
import { violationsMetadata } from "./violations.ts";

/** A gRPC answer that is not OK. */
export interface Status {
  readonly code: Code;
  readonly details: string;
  readonly metadata: Metadata;
}

/** The one table from errors to statuses; the first match counts. */
const TABLE: readonly (readonly [ErrorClass, Code])[] = [
  [InvalidFieldsError, Code.INVALID_ARGUMENT],
  [CredentialsError, Code.UNAUTHENTICATED],
  [NotFoundError, Code.NOT_FOUND],
  [ConflictError, Code.ALREADY_EXISTS],
  [QuotaError, Code.RESOURCE_EXHAUSTED],
  [BusyError, Code.RESOURCE_EXHAUSTED],
  [PreconditionError, Code.FAILED_PRECONDITION],
  [NotOfferedError, Code.UNIMPLEMENTED],
  [DeadlineError, Code.DEADLINE_EXCEEDED],
  [RuntimeError, Code.UNAVAILABLE],
  [StorageError, Code.INTERNAL],
  [DamagedStateError, Code.INTERNAL],
  [RangeError, Code.INVALID_ARGUMENT],
  [SyntaxError, Code.INVALID_ARGUMENT],
];

type ErrorClass = abstract new (...args: never[]) => Error;

/**
 * The status an error is answered with. An error that is in no row is a defect
 * of ours: its text stays inside, the caller learns only that it happened.
 */
export function toStatus(error: unknown): Status {
  const row = TABLE.find(([type]) => error instanceof type);
  if (!row || !(error instanceof Error)) {
    return {
      code: Code.INTERNAL,
      details: "Cannot answer: an unexpected error, which the scaler's log has",
      metadata: new Metadata(),
    };
  }
  return { code: row[1], details: error.message, metadata: extras(error) };
}

function extras(error: Error): Metadata {
  if (error instanceof InvalidFieldsError) {
    return violationsMetadata(error.violations);
  }
  const metadata = new Metadata();
  if (error instanceof BusyError && error.retryAfterMs !== undefined) {
    const pushback = String(Math.ceil(error.retryAfterMs));
    metadata.set("grpc-retry-pushback-ms", pushback);
  }
  return metadata;
}

/** Whether an error came out of a gRPC call. */
export function isServiceError(error: unknown): error is ServiceError {
  return error instanceof Error && "code" in error && "details" in error;
}
