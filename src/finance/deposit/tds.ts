import { divideHalfUp, inRupees, type Paise } from "../paise.ts";
import { interestByYear, type YearOfInterest } from "./financial_years.ts";
import type { Course, Deposit } from "./types.ts";

/** What a bank may withhold of one year's interest: a hint. */
export interface TdsRow {
  /** `2026-27`. */
  readonly year: string;
  readonly interest: Paise;
  /** Above which tax is withheld; missing for years that are not known. */
  readonly threshold: Paise | undefined;
  readonly tds: Paise | undefined;
  /** Of somebody who gave the bank no PAN. */
  readonly tdsWithoutPan: Paise | undefined;
}

const PERCENT = 10n;
const PERCENT_WITHOUT_PAN = 20n;

/**
 * Newest first; s.194A of the 1961 Act, from 2026-27 s.393 of the 2025 Act.
 * Finance Act 2025 raised 40,000 and 50,000, which are of 2019.
 */
const THRESHOLDS = [
  { since: 2025, ordinary: 5_000_000n, senior: 10_000_000n },
  { since: 2019, ordinary: 4_000_000n, senior: 5_000_000n },
] as const;

/**
 * The tax a bank withholds when a year's interest is more than the threshold:
 * 10 %, or 20 % without a PAN, of all of it. A hint, because the threshold is
 * of all deposits at the bank together.
 */
export function tdsRows(
  { deposit, course }: { readonly deposit: Deposit; readonly course: Course },
  depositor: { readonly isSenior: boolean },
): TdsRow[] {
  return interestByYear(deposit, course).map((year) => tdsOf(year, depositor));
}

/** The same of all years in one sentence. */
export function tdsInWords(rows: readonly TdsRow[]): string {
  const known = rows.filter(({ threshold }) => threshold !== undefined);
  if (known.length === 0 && rows.length > 0) {
    return "Hint only: what banks withheld before 2019-20 is not known here";
  }
  const withheld = known.filter(({ tds }) => tds !== undefined && tds > 0n);
  if (withheld.length === 0) {
    return "Hint only: by the thresholds known today the bank would withhold no tax, if this were the only deposit";
  }
  const years = withheld.map(({ year }) => year).join(", ");
  const most = withheld.reduce(
    (so, { interest }) => (interest > so ? interest : so),
    0n,
  );
  return `Hint only: by the thresholds known today the bank would withhold 10 % of the interest of ${years} as tax, 20 % without PAN; it is ${inRupees(most)} INR a year at most`;
}

function tdsOf(
  { year, interest }: YearOfInterest,
  { isSenior }: { readonly isSenior: boolean },
): TdsRow {
  const known = THRESHOLDS.find(({ since }) => year >= since);
  const threshold = isSenior ? known?.senior : known?.ordinary;
  const isMore = threshold !== undefined && interest > threshold;
  const part = (percent: bigint) =>
    isMore ? divideHalfUp(interest * percent, 100n) : 0n;
  const isKnown = threshold !== undefined;
  return {
    year: `${year}-${String((year + 1) % 100).padStart(2, "0")}`,
    interest,
    threshold,
    tds: isKnown ? part(PERCENT) : undefined,
    tdsWithoutPan: isKnown ? part(PERCENT_WITHOUT_PAN) : undefined,
  };
}
