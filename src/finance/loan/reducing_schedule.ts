import { divideHalfUp, type Paise } from "../paise.ts";
import { instalment, instalmentsAt } from "./instalment.ts";
import { payableInstalment } from "./payable_instalment.ts";
import {
  YEAR,
  type Loan,
  type Repayment,
  type Schedule,
  type ScheduleRow,
} from "./types.ts";

/**
 * The months of a loan on reducing balance as a bank prints them. The interest
 * of a month is what is owed × R/1200, rounded half-up to the paisa; the last
 * instalment pays what is left, so that the parts add up to the loan. None is
 * more than what is owed: one that was rounded up may end the loan earlier.
 *
 * A prepayment is made with the instalment of its month, and takes at most
 * what is still owed then. It leaves the instalment as it is, which ends the
 * loan sooner, or has it computed anew over the months left.
 */
export function reducingSchedule(loan: Loan, repayment: Repayment): Schedule {
  const { principal, rate, months } = loan;
  const { rounding, prepayments, effect } = repayment;
  const instalments = instalmentsAt(rate);
  const isPrepaid = prepayments.size > 0;
  const first = payableInstalment(instalment(loan), {
    rounding,
    firstInterest: interestOf(principal, rate),
  });
  let current = first;
  let balance = principal;
  const rows: ScheduleRow[] = [];
  for (let month = 1; month <= months && balance > 0n; month++) {
    const interest = interestOf(balance, rate);
    const owed = balance + interest;
    const paid = month === months ? owed : least(current, owed);
    const prepayment = least(prepayments.get(month) ?? 0n, owed - paid);
    balance = owed - paid - prepayment;
    rows.push({
      ...{ month, instalment: paid, interest, principal: paid - interest },
      ...{ prepayment: isPrepaid ? prepayment : undefined, balance },
    });
    const isLowered = prepayment > 0n && balance > 0n && month < months;
    if (isLowered && effect === "lower_instalment") {
      const lower = payableInstalment(instalments(balance, months - month), {
        rounding,
        firstInterest: interestOf(balance, rate),
      });
      // An earlier rounding must not make the lower instalment the higher.
      current = least(current, lower);
    }
  }
  return { instalment: first, newInstalment: current, rows };
}

/** Half-up to the paisa; exact, because all of it is whole numbers. */
function interestOf(balance: Paise, rate: bigint): Paise {
  return divideHalfUp(balance * rate, YEAR);
}

function least(a: Paise, b: Paise): Paise {
  return a < b ? a : b;
}
