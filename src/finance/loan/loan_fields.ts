import { choice, integer, text } from "../fields.ts";
import { principal, ratePercent, rounding } from "../shared_fields.ts";

/** What a loan is asked for. */
export const loanFields = {
  principal: principal({
    label: "Loan",
    example: "1000000",
    help: "The amount that is lent.",
  }),
  ratePercent: ratePercent({
    example: "8.5",
    help: "8.5 is 8.5 % a year, charged monthly on what is still owed.",
  }),
  tenureMonths: integer({
    tag: 3,
    label: "Tenure",
    unit: "months",
    required: true,
    min: "1",
    max: "600",
    example: "240",
    help: "How many months it is paid back over; 240 are 20 years.",
  }),
  method: choice({
    tag: 4,
    label: "Method",
    default: "reducing",
    choices: [
      { value: "reducing", label: "Reducing balance" },
      { value: "flat", label: "Flat rate" },
    ],
    example: "reducing",
    help: "A flat rate charges the whole loan for the whole term, so that it costs more than it says.",
  }),
  rounding: rounding({
    tag: 5,
    help: "Of the instalment; interest is to the paisa always.",
  }),
  prepayments: text({
    tag: 6,
    label: "Prepayments",
    max: "2000",
    example: "12:50000,25-36:2500",
    help: "Paid on top of instalments: month:amount, or first-last:amount for each of these months, parted by commas.",
  }),
  prepaymentEffect: choice({
    tag: 7,
    label: "Prepaying gives",
    default: "shorter_term",
    choices: [
      { value: "shorter_term", label: "A shorter term" },
      { value: "lower_instalment", label: "A lower instalment" },
    ],
    example: "shorter_term",
    help: "What becomes of the instalment after a prepayment.",
  }),
};
