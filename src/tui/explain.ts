import { status as Code } from "@grpc/grpc-js";

import type { FieldViolation } from "../base/errors.ts";
import { CallError } from "../wire/call_error.ts";
import { isServiceError } from "../wire/status.ts";
import { unreachableWhy } from "../wire/unreachable_why.ts";
import { violationsOf } from "../wire/violations.ts";
import { refuse, type FormState } from "./components/form.ts";

/** What a failed call means for the person. */
export interface Explanation {
  readonly message: string;
  /** The session is over: a log-in is what helps. */
  readonly isLoggedOut: boolean;
  /** What it was about does not exist any more. */
  readonly isGone: boolean;
  readonly violations: readonly Pick<FieldViolation, "field" | "message">[];
}

/** Tells what a failed call to `address` means. */
export function explain(error: unknown, address: string): Explanation {
  const { code, message, violations } = parts(error);
  return {
    message:
      code === Code.UNAVAILABLE && !message.startsWith("Cannot")
        ? unreachable(message, address)
        : message,
    isLoggedOut: code === Code.UNAUTHENTICATED,
    isGone: code === Code.NOT_FOUND,
    violations,
  };
}

function unreachable(message: string, address: string): string {
  const { why, advice = "see whether it is running" } = unreachableWhy(message);
  return `Cannot reach ${address}: ${why}; ${advice}`;
}

/** What was found wrong here, before anything was sent. */
export function explanationOf(
  errors: Readonly<Record<string, string>>,
): Explanation {
  const violations = Object.entries(errors).map(([field, message]) => {
    return { field, message };
  });
  const message = "See the marked fields";
  return { message, isLoggedOut: false, isGone: false, violations };
}

/** The fields of a form that something is wrong with. */
export function namesIn({ violations }: Explanation): string[] {
  return violations.map(({ field }) => fieldName(field));
}

/** Puts what the server found wrong beside the fields it is about. */
export function refuseForm(
  form: FormState,
  { message, violations }: Explanation,
): FormState {
  const names = new Set(form.fields.map(({ name }) => name));
  const here = violations.filter(({ field }) => names.has(fieldName(field)));
  const errors = Object.fromEntries(
    here.map((it) => [fieldName(it.field), it.message]),
  );
  const isAllHere = here.length > 0 && here.length === violations.length;
  return refuse(form, isAllHere ? "See the marked fields" : message, errors);
}

function parts(error: unknown) {
  if (error instanceof CallError) return error;
  if (isServiceError(error)) {
    const { code, details: message, metadata } = error;
    return { code, message, violations: violationsOf(metadata) };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { code: Code.UNKNOWN, message, violations: [] };
}

/** `settings.queueLimit` is the form's `queue_limit`. */
function fieldName(field: string): string {
  const last = field.split(".").at(-1) ?? field;
  return last.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
