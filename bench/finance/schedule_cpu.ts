import { calculate, CALCULATORS, contextAt } from "../../src/finance/mod.ts";
import { steadyCpuMs } from "./dearest.ts";

/** The longest schedule there is, of a rate with all its decimals. */
const LOAN = {
  principal: "1000000",
  rate_percent: "8.512345",
  tenure_months: "600",
};
const WARM_UP = 20;

/** CPU of one whole answer with a schedule of 600 months. */
export function scheduleCpuMs(): number {
  const context = contextAt(Date.parse("2026-11-23T06:30:00Z"));
  const run = () => calculate(CALCULATORS.loan_emi, LOAN, context);
  for (let i = 0; i < WARM_UP; i++) run();
  return steadyCpuMs(run);
}
