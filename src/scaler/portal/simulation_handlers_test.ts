import { expect, test } from "bun:test";

import { violationsOf } from "../../wire/violations.ts";
import { failureOf, portalCase } from "./_portal_case.ts";

/** The fields that a question is refused for. */
async function refusedFields(request: {
  readonly lastMinutes?: number;
  readonly alternatives?: { readonly max?: number; readonly policy?: string }[];
}): Promise<readonly string[]> {
  await using it = await portalCase();
  const ann = await it.tenant("ann@example.com");
  const settings = { services: ["echo"] };
  const { id } = await ann.createInstance({ settings });
  const told = Array.fromAsync(ann.simulate({ id, ...request }));
  const { metadata } = await failureOf(told);
  return violationsOf(metadata).map(({ field }) => field);
}

test("Simulate names the alternative and the field that cannot be played", async () => {
  const alternatives = [{ max: 5 }, { max: 900 }, { policy: "none_such" }];
  expect(await refusedFields({ alternatives })).toEqual([
    "alternatives[1].max",
    "alternatives[2].policy",
  ]);
});

test("Simulate takes five alternatives and a day at most", async () => {
  const alternatives = Array.from({ length: 6 }, () => ({ max: 5 }));
  expect(await refusedFields({ alternatives })).toEqual(["alternatives"]);
  expect(await refusedFields({ lastMinutes: 1_441 })).toEqual(["last_minutes"]);
});

test("Simulate tells how far it is and then what came of it", async () => {
  await using it = await portalCase();
  const ann = await it.tenant("ann@example.com");
  const settings = { services: ["echo"] };
  const { id } = await ann.createInstance({ settings });
  const alternatives = [{ max: 5 }, { max: 6 }];
  const told = await Array.fromAsync(ann.simulate({ id, alternatives }));
  expect(told.map(({ done }) => done)).toEqual([0, 1]);
  expect(told.at(-1)?.simulation?.plays).toHaveLength(3);
});
