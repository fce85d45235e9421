import { status } from "@grpc/grpc-js";

import { ControlClient } from "../../wire/control.ts";
import type { SealedRates } from "../../wire/sealed_rates.ts";
import { isServiceError } from "../../wire/status.ts";

/** How an attempt to give an end server a table ended. */
export type Given =
  | { readonly kind: "given" }
  /** It will refuse this table however often it is sent. */
  | { readonly kind: "refused"; readonly why: string }
  | { readonly kind: "failed"; readonly why: string };

const ATTEMPT_MS = 2_000;
const FINAL = [
  status.UNIMPLEMENTED,
  status.UNAUTHENTICATED,
  status.INVALID_ARGUMENT,
  status.FAILED_PRECONDITION,
];

/** Gives the end server at a control port a table, once. Never rejects. */
export async function giveRates(
  address: string,
  sealed: SealedRates,
  { signal }: { readonly signal: AbortSignal },
): Promise<Given> {
  try {
    using client = new ControlClient(address);
    await client.setRates(sealed, { signal, deadlineMs: ATTEMPT_MS });
    return { kind: "given" };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const isFinal = isServiceError(error) && FINAL.includes(error.code);
    return { kind: isFinal ? "refused" : "failed", why };
  }
}
