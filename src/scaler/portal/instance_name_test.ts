import { expect, test } from "bun:test";

import { InstanceNames, nameViolation } from "./instance_name.ts";

for (const name of ["a", "loan-emi_2", "A".repeat(40)]) {
  test(`nameViolation() accepts "${name}"`, () => {
    expect(nameViolation(name)).toBeUndefined();
  });
}

for (const name of ["", "a b", "é", "A".repeat(41), "a\n", "../x", "a.b"]) {
  test(`nameViolation() refuses ${JSON.stringify(name)}`, () => {
    expect(nameViolation(name)).toMatchObject({
      field: "name",
      code: "malformed",
    });
  });
}

test("InstanceNames.reserve() makes up names that are free, and keeps them", () => {
  const names = new InstanceNames();
  const options = { service: "echo", taken: ["echo", "echo-3"] };
  using two = names.reserve("ann", options);
  using four = names.reserve("ann", options);
  using bobs = names.reserve("bob", options);
  expect([two.name, four.name, bobs.name]).toEqual([
    "echo-2",
    "echo-4",
    "echo-2",
  ]);
  expect([two.name, four.name].map(nameViolation)).toEqual([
    undefined,
    undefined,
  ]);
});

test("InstanceNames.reserve() lets go of a name that is disposed of", () => {
  const names = new InstanceNames();
  const options = { service: "echo", taken: [] };
  names.reserve("ann", options)[Symbol.dispose]();
  using again = names.reserve("ann", options);
  expect(again.name).toBe("echo");
});
