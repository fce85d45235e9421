import type { ViolationCode } from "../../base/errors.ts";
import { quoted } from "../check_field.ts";
import { Decimal } from "../decimal.ts";
import { inRupees, toPaise, type Paise } from "../paise.ts";
import type { Prepayments } from "./types.ts";

/** Prepayments as they were written, or the first thing wrong with them. */
export type ReadPrepayments =
  | { readonly kind: "read"; readonly prepayments: Prepayments }
  | {
      readonly kind: "broken";
      readonly code: ViolationCode;
      readonly message: string;
    };

/** What prepayments have to keep to. */
export interface PrepaymentLimits {
  readonly months: number;
  readonly principal: Paise;
}

const ENTRY = /^([0-9]{1,4})(?:-([0-9]{1,4}))?:(.*)$/;
const AMOUNT = /^[0-9]{1,16}(?:\.[0-9]{1,2})?$/;
const HOW = "write month:amount or first-last:amount, as 12:50000, 13-24:2500";

/**
 * Reads prepayments: `12:50000` is 50,000 rupees in month 12, `13-24:2500` is
 * 2,500 in each month from 13 to 24; commas or spaces part several. A month
 * stands there once at most.
 */
export function readPrepayments(
  text: string,
  limits: PrepaymentLimits,
): ReadPrepayments {
  const prepayments = new Map<number, Paise>();
  for (const entry of text.split(/[\s,]+/).filter((part) => part !== "")) {
    const read = readEntry(entry, limits);
    if (read.kind === "broken") return read;
    for (let month = read.first; month <= read.last; month++) {
      if (prepayments.has(month)) return twice(month);
      prepayments.set(month, read.amount);
    }
  }
  return { kind: "read", prepayments };
}

type Broken = Extract<ReadPrepayments, { kind: "broken" }>;

interface Entry {
  readonly kind: "entry";
  readonly first: number;
  readonly last: number;
  readonly amount: Paise;
}

function readEntry(
  entry: string,
  { months, principal }: PrepaymentLimits,
): Entry | Broken {
  const [, from, to, amountText = ""] = ENTRY.exec(entry) ?? [];
  if (from === undefined) {
    return broken("malformed", `${quoted(entry)} is not a prepayment; ${HOW}`);
  }
  if (!AMOUNT.test(amountText)) {
    return broken(
      "not_a_number",
      `${quoted(entry)} has no amount of rupees and paise after the colon; ${HOW}`,
    );
  }
  const [first, last] = [Number(from), Number(to ?? from)];
  if (first < 1 || last > months || first > last) {
    return broken(
      "out_of_range",
      `${quoted(entry)} is not within the loan; give months 1 to ${months}, the first before the last`,
    );
  }
  const amount = toPaise(new Decimal(amountText));
  if (amount === 0n || amount > principal) {
    return broken(
      "out_of_range",
      `${quoted(entry)} pays nothing or more than the loan; give 0.01 to ${inRupees(principal)} INR`,
    );
  }
  return { kind: "entry", first, last, amount };
}

function twice(month: number): Broken {
  return broken(
    "malformed",
    `month ${month} is there twice; give one amount for it`,
  );
}

function broken(code: ViolationCode, message: string): Broken {
  return { kind: "broken", code, message };
}
