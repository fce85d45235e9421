import { describe, expect, test } from "bun:test";

import { badValues } from "../../_tools/testing/bad_values.ts";
import { cornerRequests } from "../../_tools/testing/corner_requests.ts";
import { ask, refusals, violations } from "../../_tools/testing/finance.ts";
import { CALCULATORS } from "./mod.ts";
import { snakeCase } from "./names.ts";
import type { Calculator, Field, Output } from "./types.ts";

/** A request of the examples of the fields that must be there. */
function required(calculator: Calculator): Record<string, string> {
  return Object.fromEntries(
    Object.entries(calculator.fields)
      .filter(([, field]) => field.required)
      .map(([name, { example }]) => [snakeCase(name), example]),
  );
}

/** Every output that its page's example has, or that with another choice. */
function answeredNames(calculator: Calculator): string[] {
  const raw = calculator.about.example;
  const others = Object.entries<Field>(calculator.fields).flatMap(
    ([name, { choices }]) =>
      choices.map(({ value }) => ({ ...raw, [snakeCase(name)]: value })),
  );
  const names = [raw, ...others]
    .filter((request) => refusals(calculator, request).length === 0)
    .flatMap((request) => Object.keys(ask(calculator, request)));
  return [...new Set(names)].sort();
}

function conform(id: string, calculator: Calculator): void {
  const fields = Object.entries<Field>(calculator.fields);
  const outputs = Object.entries<Output>(calculator.outputs);

  describe(id, () => {
    test("accepts each field's example", () => {
      for (const [name, { example }] of fields) {
        const raw = { ...required(calculator), [snakeCase(name)]: example };
        const broken = refusals(calculator, raw);
        expect(broken.filter((it) => it.startsWith(snakeCase(name)))).toEqual(
          [],
        );
      }
    });

    test("answers what it declares, all of it by one choice or another", () => {
      const declared = outputs.map(([name]) => snakeCase(name));
      expect(answeredNames(calculator)).toEqual(declared.sort());
    });

    test("accepts its own defaults", () => {
      for (const [, { kind, default: value, choices }] of fields) {
        if (value === undefined || kind !== "choice") continue;
        expect(choices.map((it) => it.value)).toContain(value);
      }
    });

    test("refuses a field that is required and missing", () => {
      const wanted = fields.filter(([, field]) => field.required);
      expect(refusals(calculator, {})).toEqual(
        expect.arrayContaining(
          wanted.map(([name]) => `${snakeCase(name)}: required`),
        ),
      );
    });

    test("bounds every number and text", () => {
      for (const [, { kind, min, max }] of fields) {
        if (["choice", "flag", "date"].includes(kind)) continue;
        expect(max).toMatch(/^[0-9]+$/);
        expect(kind === "text" || min !== "").toBe(true);
      }
    });

    test("explains itself in sentences a form can show", () => {
      expect(calculator.summary).toMatch(/^[A-Z].*[^.]$/);
      for (const [, { label, help }] of fields) {
        expect(label).toMatch(/^[A-Z]/);
        expect(help).toMatch(/^[A-Z0-9].*\.$/);
      }
    });

    test("keeps tags to their groups: figures, assumptions, tables", () => {
      for (const [name, { kind, tag }] of outputs) {
        if (kind === "table") expect(tag).toBeGreaterThan(30);
        else if (name === "assumptions") expect(tag).toBe(30);
        else expect(tag).toBeLessThan(30);
      }
    });
  });
}

function refuse(id: string, calculator: Calculator): void {
  const fields = Object.entries<Field>(calculator.fields);

  describe(id, () => {
    for (const [name, field] of fields) {
      test(`refuses each bad ${snakeCase(name)} by its name and rule`, () => {
        const wireName = snakeCase(name);
        for (const { raw, code } of badValues(field)) {
          const request = required(calculator);
          const said = violations(calculator, { ...request, [wireName]: raw });
          const ofField = said.filter((it) => it.field === wireName);
          expect([raw, ofField.map((it) => it.code)]).toEqual([raw, [code]]);
          const message = ofField[0]?.message ?? "";
          expect(message).toMatch(/; |at most \d+ are accepted/);
          expect(message.length).toBeLessThan(2000);
        }
      });
    }

    test("refuses names it does not have", () => {
      const raw = { ...required(calculator), cap: "1" };
      expect(refusals(calculator, raw)).toContain("cap: unsupported");
    });

    test("answers or refuses by field whatever lies at its limits", () => {
      for (const raw of cornerRequests(calculator, { most: 300 })) {
        if (refusals(calculator, raw).length > 0) continue;
        const answer = JSON.stringify(ask(calculator, raw));
        expect(answer).not.toMatch(
          /NaN|Infinity|undefined|\de[+-]?\d|"-0[.0]*"/,
        );
      }
    });
  });
}

for (const [id, calculator] of Object.entries<Calculator>(CALCULATORS)) {
  conform(id, calculator);
  refuse(id, calculator);
}

describe("CALCULATORS", () => {
  test("say what they assumed, but for the echo", () => {
    for (const [id, { outputs }] of Object.entries<Calculator>(CALCULATORS)) {
      expect("assumptions" in outputs).toBe(id !== "echo");
    }
  });
});
