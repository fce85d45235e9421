import { expect, test } from "bun:test";

import { Decimal } from "./decimal.ts";
import { formatOutputs } from "./format_outputs.ts";
import { output, table } from "./outputs.ts";

const outputs = {
  amountDue: output("money", { tag: 1, label: "x" }),
  rate: output("percent", { tag: 2, label: "x", decimals: 4 }),
  months: output("integer", { tag: 3, label: "x" }),
  isLate: output("flag", { tag: 4, label: "x" }),
  yen: output("decimal", { tag: 5, label: "x" }),
  rowsPaid: table({
    tag: 31,
    label: "x",
    columns: { paidOn: output("date", { tag: 1, label: "x" }) },
  }),
};

test("formatOutputs() writes each kind as it travels", () => {
  const results = {
    amountDue: new Decimal("1.005"),
    rate: new Decimal("6.13635506"),
    months: 12,
    isLate: false,
    yen: { value: new Decimal("1234.5"), decimals: 0 },
    rowsPaid: [{ paidOn: "2026-11-23" }],
  };
  expect(formatOutputs({ outputs }, results)).toEqual({
    amount_due: "1.01",
    rate: "6.1364",
    months: "12",
    is_late: false,
    yen: "1235",
    rows_paid: [{ paid_on: "2026-11-23" }],
  });
});

test("formatOutputs() rounds ties up where half-even and doubles go wrong", () => {
  const due = { dueMoney: output("money", { tag: 1, label: "x" }) };
  for (const [exact, text] of [
    ["1.005", "1.01"],
    ["0.025", "0.03"],
    ["10.525", "10.53"],
    ["0.004999999999999999999999999999", "0.00"],
  ]) {
    const results = { dueMoney: new Decimal(exact ?? "") };
    expect(formatOutputs({ outputs: due }, results)).toEqual({
      due_money: text ?? "",
    });
  }
});

test("formatOutputs() writes whole paise as rupees", () => {
  const owed = { owed: output("money", { tag: 1, label: "x" }) };
  expect(formatOutputs({ outputs: owed }, { owed: 867_823n }).owed).toBe(
    "8678.23",
  );
});

test("formatOutputs() leaves out figures and cells that say nothing", () => {
  const columns = {
    month: output("integer", { tag: 1, label: "x" }),
    note: output("text", { tag: 2, label: "x" }),
  };
  const some = {
    saved: output("money", { tag: 1, label: "x" }),
    rows: table({ tag: 31, label: "x", columns }),
  };
  const rows = [{ month: 1, note: undefined }];
  expect(formatOutputs({ outputs: some }, { saved: undefined, rows })).toEqual({
    rows: [{ month: "1" }],
  });
});

test("formatOutputs() writes large numbers without an exponent", () => {
  const sum = { sum: output("money", { tag: 1, label: "x" }) };
  const results = { sum: new Decimal("1e40") };
  expect(formatOutputs({ outputs: sum }, results).sum).toBe(
    `1${"0".repeat(40)}.00`,
  );
});
