import { expect, test } from "bun:test";

import { outside } from "./components/form.ts";
import { ID } from "./_sample_route.ts";
import { sampleData } from "./_samples.ts";
import { whatIfAsked, whatIfRoute } from "./what_if_form.ts";

function asked(values: Readonly<Record<string, string>>) {
  const { form } = whatIfRoute(sampleData(), ID);
  if (!form) throw new TypeError("Cannot ask: no form");
  const filled = { ...form, values: { ...form.values, ...values } };
  return whatIfAsked({ form: outside(filled, false) });
}

test("whatIfRoute() offers other policies and another strategy", () => {
  const { form } = whatIfRoute(sampleData(), ID);
  expect(form?.values).toMatchObject({
    minutes: "30",
    first: "policy=first",
    second: "policy=second",
    third: "strategy=first",
  });
});

test("whatIfAsked() reads settings as they are typed, and passes over empty ones", () => {
  const first = "policy=latency_target, wait_target_ms=100";
  expect(asked({ minutes: "5", first, second: "", third: " min=3 " })).toEqual({
    kind: "asked",
    lastMinutes: 5,
    alternatives: [
      {
        field: "first",
        title: first,
        settings: { policy: "latency_target", waitTargetMs: 100 },
      },
      { field: "third", title: "min=3", settings: { min: 3 } },
    ],
  });
});

test("whatIfAsked() marks what cannot be read, in its field", () => {
  const values = {
    minutes: "0",
    first: "min",
    second: "mim=3",
    third: "min=x",
  };
  const made = asked(values);
  const errors = made.kind === "wrong" ? made.errors : {};
  expect(errors.minutes).toContain("1 to 1440");
  expect(errors.first).toContain("give NAME=VALUE");
  expect(errors.second).toContain('no "mim"');
  expect(errors.third).toContain("not a whole number");
});
