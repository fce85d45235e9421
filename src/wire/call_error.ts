import {
  status as Code,
  type Metadata,
  type ServiceError,
} from "@grpc/grpc-js";

import type { FieldViolation } from "../base/errors.ts";
import { violationsOf } from "./violations.ts";

/** A call that was answered with a status other than OK. */
export class CallError extends Error {
  override name = "CallError";
  /** The gRPC status as a number. */
  readonly code: Code;
  /** The gRPC status by name: `INVALID_ARGUMENT`. */
  readonly status: string;
  /** What is wrong with which field; empty when the answer names none. */
  readonly violations: readonly FieldViolation[];
  /** Which end server answered; `undefined` when none did. */
  readonly endpoint: string | undefined;

  /** @param endpoint What the answer's header named, when there was one. */
  constructor(cause: ServiceError, endpoint?: string) {
    super(cause.details, { cause });
    this.code = cause.code;
    this.status = Code[cause.code] ?? String(cause.code);
    this.violations = violationsOf(cause.metadata);
    this.endpoint = endpoint ?? endpointIn(cause.metadata);
  }
}

/** The end server that the balancer says it sent the call to. */
export function endpointIn(metadata: Metadata): string | undefined {
  return metadata.get("x-tellerline-endpoint")[0]?.toString();
}
