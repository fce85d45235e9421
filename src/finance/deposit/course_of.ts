import { addMonths } from "../iso_date.ts";
import { toPaise, toRupees } from "../paise.ts";
import { growth, simpleGrowth } from "./growth.ts";
import { inWords } from "./in_words.ts";
import { MONTHS_APART, payout, type PayingKind } from "./payout.ts";
import type { Course, CourseRow, Deposit } from "./types.ts";

/** How a deposit goes, quarter by quarter or payout by payout. */
export function courseOf(deposit: Deposit): Course {
  const { payout: kind } = deposit;
  return kind === "cumulative"
    ? cumulativeCourse(deposit)
    : payoutCourse(deposit, kind);
}

/**
 * Interest stays in the deposit. It is rounded at the end only; the rows show
 * what the deposit is worth to the paisa, and a row's interest is the
 * difference of two such amounts, so that all add up.
 */
function cumulativeCourse(deposit: Deposit): Course {
  const { principal, ratePercent, term, rounding } = deposit;
  const { tenure, start, maturity } = term;
  const lent = toRupees(principal);
  const grown = growth(lent, { ratePercent, tenure });
  const interest = toPaise(grown.maturity.minus(lent), rounding);
  const maturityAmount = principal + interest;
  const count = grown.quarters.length;
  const ends = grown.quarters.map((value, i) => ({
    period: `Quarter ${i + 1}`,
    date: addMonths(start, 3 * (i + 1)),
    amount: toPaise(value),
  }));
  const broken = { months: tenure.months - 3 * count, days: tenure.days };
  const isWhole = broken.months === 0 && broken.days === 0;
  const last = { date: maturity, amount: maturityAmount };
  const period = isWhole ? `Quarter ${count}` : inWords(broken);
  const all = [...(isWhole ? ends.slice(0, -1) : ends), { period, ...last }];
  const rows = all.map((row, i): CourseRow => {
    const before = all[i - 1]?.amount ?? principal;
    return { ...row, interest: row.amount - before };
  });
  return { rows, interest, maturityAmount, payout: undefined };
}

/**
 * Interest is paid out, each time rounded for itself; the deposit comes back
 * at the end with simple interest for the broken period.
 */
function payoutCourse(deposit: Deposit, kind: PayingKind): Course {
  const { principal, ratePercent, term, rounding } = deposit;
  const { tenure, start, maturity } = term;
  const lent = toRupees(principal);
  const each = toPaise(payout(lent, { ratePercent, kind }), rounding);
  const apart = MONTHS_APART[kind];
  const count = Math.floor(tenure.months / apart);
  const paid = Array.from({ length: count }, (_, i) => ({
    period: `${kind === "monthly" ? "Month" : "Quarter"} ${i + 1}`,
    date: addMonths(start, apart * (i + 1)),
    interest: each,
    amount: principal,
  }));
  const broken = { months: tenure.months - apart * count, days: tenure.days };
  const worth = simpleGrowth(lent, { ratePercent, tenure: broken });
  const rest = toPaise(worth.minus(lent), rounding);
  const maturityAmount = principal + rest;
  const last = { date: maturity, interest: rest, amount: maturityAmount };
  const isWhole = broken.months === 0 && broken.days === 0;
  return {
    rows: isWhole ? paid : [...paid, { period: inWords(broken), ...last }],
    interest: each * BigInt(count) + rest,
    maturityAmount,
    payout: each,
  };
}
