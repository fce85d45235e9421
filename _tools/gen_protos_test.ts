import { describe, expect, test } from "bun:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { rejectionOf } from "./testing/rejection_of.ts";
import { CALCULATORS } from "../src/finance/mod.ts";
import { pascalCase, snakeCase } from "../src/finance/names.ts";
import type { Calculator } from "../src/finance/types.ts";
import { FINANCE_PROTOS } from "../src/wire/gen/finance.ts";
import { parseProtos } from "../src/wire/load.ts";
import { genProtos } from "./gen_protos.ts";

const PACKAGE = "tellerline.finance.v1";
const root = parseProtos(Object.values(FINANCE_PROTOS), { keepCase: true });

describe("genProtos()", () => {
  for (const [id, calculator] of Object.entries<Calculator>(CALCULATORS)) {
    const service = `${PACKAGE}.${pascalCase(id)}`;

    test(`gives ${id} the call that its service needs`, () => {
      const { methods } = root.lookupService(service);
      expect(methods.Calculate?.requestType).toBe(`${pascalCase(id)}Request`);
      expect(methods.Calculate?.responseType).toBe(`${pascalCase(id)}Response`);
    });

    test(`gives ${id} its fields under their tags`, () => {
      const { fields } = root.lookupType(`${service}Request`);
      for (const [name, { tag, kind }] of Object.entries(calculator.fields)) {
        const field = fields[snakeCase(name)];
        expect(field?.id).toBe(tag);
        expect(field?.type).toBe(kind === "flag" ? "bool" : "string");
        expect(field?.options).toMatchObject({ proto3_optional: true });
      }
    });

    test(`gives ${id} its outputs, tables as repeated rows`, () => {
      const { fields } = root.lookupType(`${service}Response`);
      for (const [name, { tag, kind }] of Object.entries(calculator.outputs)) {
        const field = fields[snakeCase(name)];
        expect(field?.id).toBe(tag);
        expect(field?.repeated).toBe(kind === "table");
      }
    });
  }
});

/** What genProtos() makes of one calculator with these outputs. */
async function protoOf(fields: object, outputs: object): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "tellerline-protos-"));
  try {
    const said = { title: "A b", summary: "Does a b", fields, outputs };
    await Bun.write(
      join(folder, "src/finance/a_b.ts"),
      `export const aB = { ...${JSON.stringify(said)}, compute() {} };`,
    );
    return (await genProtos(folder))[0]?.text ?? "";
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe("genProtos() of one calculator", () => {
  const text = { kind: "text", label: "X", unit: "", help: "" };

  test("writes label, unit and help as comments", async () => {
    const amount = { ...text, tag: 2, unit: "INR", help: "How much." };
    expect(await protoOf({ amountDue: amount }, {})).toContain(
      "  // X (INR): How much.\n  optional string amount_due = 2;\n",
    );
  });

  test("nests the rows of a table", async () => {
    const columns = { rowNo: { ...text, tag: 1 } };
    const rows = { ...text, kind: "table", tag: 31, columns };
    expect(await protoOf({}, { paidRows: rows })).toContain(
      "  repeated PaidRowsRow paid_rows = 31;\n",
    );
  });

  test("refuses a tag that is used twice", async () => {
    const fields = { a: { ...text, tag: 1 }, b: { ...text, tag: 1 } };
    expect(await rejectionOf(protoOf(fields, {}))).toThrow(
      'Cannot generate: the tags of a_b clash at "1"; change one of them',
    );
  });

  test("refuses names that are one on the wire", async () => {
    const outputs = { aB: { ...text, tag: 1 }, a_b: { ...text, tag: 2 } };
    expect(await rejectionOf(protoOf({}, outputs))).toThrow('clash at "a_b"');
  });
});
