import type { Given, Violation } from "../types.ts";
import { toPaise } from "../paise.ts";
import type { loanFields } from "./loan_fields.ts";
import { readPrepayments } from "./read_prepayments.ts";

const MOST_MONTHS = 600;
const MOST_PAISE = 100_000_000_000_000_000n;

/** Finds what is wrong with the prepayments of a loan. */
export function checkPrepayments(
  given: Given<typeof loanFields>,
): Violation<"prepayments">[] {
  const { principal, tenureMonths, method, prepayments = "" } = given;
  const read = readPrepayments(prepayments, {
    months: tenureMonths ?? MOST_MONTHS,
    principal: principal ? toPaise(principal) : MOST_PAISE,
  });
  if (read.kind === "broken") {
    const { code, message } = read;
    return [{ field: "prepayments", code, message }];
  }
  if (method !== "flat" || read.prepayments.size === 0) return [];
  const message =
    "a flat rate charges the whole loan, whatever is paid back before; give none, or choose reducing";
  return [{ field: "prepayments", code: "unsupported", message }];
}
