import { expect, test } from "bun:test";

import { CALCULATORS, type Calculator } from "../finance/mod.ts";
import { FINANCE_PROTOS } from "../wire/gen/finance.ts";
import { parseProtos } from "../wire/load.ts";
import { describeService, serviceName } from "./describe_service.ts";

test("describeService() tells everything a form needs of a field", () => {
  const { fields } = describeService("loan_emi", CALCULATORS.loan_emi);
  expect(fields?.[2]).toEqual({
    name: "tenure_months",
    tag: 3,
    label: "Tenure",
    unit: "months",
    kind: "integer",
    min: "1",
    max: "600",
    maxDecimals: 0,
    choices: [],
    required: true,
    example: "240",
    help: "How many months it is paid back over; 240 are 20 years.",
  });
});

test("describeService() tells choices and what is taken by default", () => {
  const { fields } = describeService("income_tax", CALCULATORS.income_tax);
  expect(fields?.find(({ name }) => name === "regime")).toMatchObject({
    defaultValue: "new",
    choices: [
      { value: "new", label: "New regime" },
      { value: "old", label: "Old regime" },
    ],
  });
});

test("describeService() tells the columns of a table", () => {
  const { outputs } = describeService("loan_emi", CALCULATORS.loan_emi);
  const schedule = outputs?.find(({ kind }) => kind === "table");
  expect(schedule?.columns?.map(({ name }) => name)).toEqual([
    "month",
    "instalment",
    "interest",
    "principal",
    "prepayment",
    "balance",
  ]);
});

test.each(Object.entries<Calculator>(CALCULATORS))(
  "describeService() has the names and tags of the proto file of %s",
  (id, calculator) => {
    const { fields, outputs, method } = describeService(id, calculator);
    const texts = Object.entries(FINANCE_PROTOS);
    const text = texts.find(([key]) => key === id)?.[1] ?? "";
    const root = parseProtos([text], { keepCase: true });
    const service = root.lookupService(serviceName(id));
    const { Calculate } = service.methods;
    const tags = (type = "") =>
      root
        .lookupType(`tellerline.finance.v1.${type}`)
        .fieldsArray.map((field) => [field.name, field.id]);
    const told = (list: typeof fields | typeof outputs) =>
      list?.map(({ name, tag }) => [name ?? "", tag ?? 0]) ?? [];
    expect(method).toBe(`/${serviceName(id)}/Calculate`);
    expect(told(fields)).toEqual(tags(Calculate?.requestType));
    expect(told(outputs)).toEqual(tags(Calculate?.responseType));
  },
);
