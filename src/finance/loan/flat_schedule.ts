import { divideHalfUp, type Paise, type Rounding } from "../paise.ts";
import { payableInstalment } from "./payable_instalment.ts";
import {
  YEAR,
  type Fraction,
  type Loan,
  type Schedule,
  type ScheduleRow,
} from "./types.ts";

/**
 * The months of a loan at a flat rate: interest on the whole loan for the
 * whole term, P R n/1200 to the paisa, is added at once and shared out evenly,
 * E = (P + P R n/1200)/n. What a month's share leaves over in rounding goes to
 * later ones; the last instalment pays what is left, so that interest and
 * loan both add up to the paisa.
 */
export function flatSchedule(
  loan: Loan,
  { rounding }: { readonly rounding: Rounding },
): Schedule {
  const { months } = loan;
  const allInterest = divideHalfUp(
    loan.principal * loan.rate * BigInt(months),
    YEAR,
  );
  const instalment = payableInstalment(flatInstalment(loan), { rounding });
  let balance = loan.principal;
  let owed = loan.principal + allInterest;
  let charged = 0n;
  const rows: ScheduleRow[] = [];
  for (let month = 1; month <= months && owed > 0n; month++) {
    const isLast = month === months || owed < instalment;
    const paid = isLast ? owed : instalment;
    const due =
      divideHalfUp(allInterest * BigInt(month), BigInt(months)) - charged;
    // No more than is paid, no less than leaves the loan itself to be paid.
    const interest = within(due, { least: paid - balance, most: paid });
    const principal = paid - interest;
    charged += interest;
    owed -= paid;
    balance -= principal;
    rows.push({
      ...{ month, instalment: paid, interest, principal },
      ...{ prepayment: undefined, balance },
    });
  }
  return { instalment, newInstalment: instalment, rows };
}

/** E = P (1200 + R n) / (1200 n). */
function flatInstalment({ principal, rate, months }: Loan): Fraction {
  const bottom = YEAR * BigInt(months);
  return { top: principal * (YEAR + rate * BigInt(months)), bottom };
}

function within(
  value: Paise,
  { least, most }: { readonly least: Paise; readonly most: Paise },
): Paise {
  if (value < least) return least;
  return value > most ? most : value;
}
