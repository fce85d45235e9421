import { expect, test } from "bun:test";

import { QUIET } from "../../../_tools/testing/quiet_instance.ts";
import { QuotaError } from "../../base/errors.ts";
import { Allotments, type Holding } from "./allotments.ts";

const ASHA = "asha@example.com";
const BEN = "ben@example.com";

function holding(id: string, has: number, tenant = ASHA): Holding {
  return { id, tenant, min: 1, has };
}

function hall(
  holdings: readonly Holding[],
  { perTenant = 100, inAll = 1_000 } = {},
): Allotments {
  const allotments = new Allotments({ perTenant, inAll });
  for (const it of holdings) allotments.put(it);
  return allotments;
}

/** Asks for all that is needed, and takes what it is left. */
function decide(allotments: Allotments, it: Holding, need: number): Holding {
  const ask = { ...QUIET, from: it.has, need, to: need };
  const ceiling = allotments.ceiling(it.id, ask);
  const most = Math.max(it.min, ceiling?.most ?? need);
  const decided = { ...it, has: Math.min(need, most) };
  allotments.put(decided);
  return decided;
}

function refusal(work: () => void): string {
  try {
    work();
  } catch (error) {
    expect(error).toBeInstanceOf(QuotaError);
    return error instanceof Error ? error.message : "";
  }
  return "";
}

test("Allotments.ceiling() leaves an instance alone while there is enough", () => {
  const a = holding("a", 3);
  const allotments = hall([a, holding("b", 3)], { perTenant: 10 });
  const ask = { ...QUIET, from: 3, need: 7, to: 7 };
  expect(allotments.ceiling("a", ask)).toBeUndefined();
});

test("Allotments.ceiling() keeps a tenant to its quota and says so", () => {
  const allotments = hall([holding("a", 3), holding("b", 4)], { perTenant: 8 });
  const ask = { ...QUIET, from: 3, need: 9, to: 9 };
  expect(allotments.ceiling("a", ask)).toEqual({
    name: "quota",
    most: 4,
    reason:
      "a tenant may have 8 end servers in all, and 4 of them fall to this instance for now",
  });
});

test("Allotments.ceiling() shares what this scaler may run among tenants", () => {
  const allotments = hall([holding("a", 3), holding("b", 4, BEN)], {
    inAll: 8,
  });
  const ask = { ...QUIET, from: 3, need: 9, to: 9 };
  expect(allotments.ceiling("a", ask)?.reason).toBe(
    "this scaler may run 8 end servers in all, and 4 of them fall to this instance for now",
  );
});

test("Allotments.ceiling() lets nobody grow before others have given up theirs", () => {
  let [a, b] = [holding("a", 1), holding("b", 9)];
  const allotments = hall([a, b], { inAll: 10 });
  b = decide(allotments, b, 9); // nobody else wants any yet
  a = decide(allotments, a, 8);
  expect([a.has, b.has]).toEqual([1, 9]);
  b = decide(allotments, b, 9);
  a = decide(allotments, a, 8);
  expect([a.has, b.has]).toEqual([5, 5]);
});

test("Allotments.ceiling() gives what one no longer needs to who was held back", () => {
  let [a, b] = [holding("a", 5), holding("b", 5)];
  const allotments = hall([a, b], { inAll: 10 });
  a = decide(allotments, a, 9);
  b = decide(allotments, b, 9);
  expect([a.has, b.has]).toEqual([5, 5]);
  b = decide(allotments, b, 2);
  a = decide(allotments, a, 9);
  expect([a.has, b.has]).toEqual([8, 2]);
});

test("Allotments.ceiling() settles, whoever decides first", () => {
  let [a, b, c] = [holding("a", 10), holding("b", 1), holding("c", 1, BEN)];
  const allotments = hall([a, b, c], { inAll: 12, perTenant: 9 });
  const seen: number[][] = [];
  for (let round = 0; round < 6; round++) {
    c = decide(allotments, c, 6);
    a = decide(allotments, a, 10);
    b = decide(allotments, b, 10);
    seen.push([a.has, b.has, c.has]);
    expect(a.has + b.has + c.has).toBeLessThanOrEqual(12);
  }
  expect(seen.at(-1)).toEqual([4, 4, 4]);
  expect(seen.at(-2)).toEqual([4, 4, 4]);
});

test("Allotments.setCaps() has those give up who have more than there may be now", () => {
  let [a, b] = [holding("a", 5), holding("b", 4)];
  const allotments = hall([a, b], { inAll: 10 });
  allotments.setCaps({ perTenant: 100, inAll: 6 });
  a = decide(allotments, a, 5);
  b = decide(allotments, b, 4);
  expect([a.has, b.has]).toEqual([3, 3]);
});

test("Allotments.leave() frees what an instance had", () => {
  const allotments = hall([holding("a", 5), holding("b", 5)], { inAll: 10 });
  allotments.leave("b");
  const ask = { ...QUIET, from: 5, need: 9, to: 9 };
  expect(allotments.ceiling("a", ask)).toBeUndefined();
  expect(allotments.of(ASHA)).toBe(5);
});

test("Allotments.checkDeploy() refuses a minimum that could not be kept", () => {
  const allotments = hall([{ ...holding("a", 9), min: 8 }], { perTenant: 10 });
  expect(refusal(() => allotments.checkDeploy(ASHA, 2))).toBe("");
  expect(refusal(() => allotments.checkDeploy(ASHA, 3))).toBe(
    "Cannot deploy: a tenant may have 10 end servers, and the minimums of your other instances leave 2 of them; lower one of those minimums, or ask for fewer",
  );
  expect(refusal(() => allotments.checkDeploy(BEN, 3))).toBe("");
});

test("Allotments.checkDeploy() refuses what this scaler could not run", () => {
  const allotments = hall([{ ...holding("a", 9), min: 8 }], { inAll: 10 });
  expect(refusal(() => allotments.checkDeploy(BEN, 3))).toBe(
    "Cannot deploy: this scaler may run 10 end servers, and 2 of them are not promised to anybody; ask for fewer, or have its operator raise maxEndServersInAll",
  );
});

test("Allotments.checkMinimum() does not count the instance itself twice", () => {
  const allotments = hall([{ ...holding("a", 9), min: 8 }], { perTenant: 10 });
  const raise = (min: number) =>
    refusal(() => allotments.checkMinimum({ id: "a", tenant: ASHA, min }));
  expect(raise(10)).toBe("");
  expect(raise(11)).toStartWith("Cannot set min to 11: a tenant may have 10");
});

test("Allotments speaks of others only where there are any", () => {
  const perTenant = hall([holding("a", 2)], { perTenant: 8 });
  expect(refusal(() => perTenant.checkScale("a", 9))).toBe(
    "Cannot scale to 9 end servers: a tenant may have 8 end servers; ask for 8 at most",
  );
  const inAll = hall([holding("a", 2)], { inAll: 8 });
  expect(refusal(() => inAll.checkScale("a", 9))).toBe(
    "Cannot scale to 9 end servers: this scaler may run 8 end servers; ask for 8 at most",
  );
  expect(refusal(() => hall([], { perTenant: 8 }).checkDeploy(ASHA, 9))).toBe(
    "Cannot deploy: a tenant may have 8 end servers; ask for fewer",
  );
});

test("Allotments.checkScale() refuses what others have, and never to shrink", () => {
  const allotments = hall([holding("a", 2), holding("b", 7)], {
    perTenant: 10,
  });
  const scale = (count: number) =>
    refusal(() => allotments.checkScale("a", count));
  expect(scale(3)).toBe("");
  expect(scale(4)).toBe(
    "Cannot scale to 4 end servers: a tenant may have 10 end servers and your other instances have 7 of them; ask for 3 at most, or try again when others have fewer",
  );
  const full = hall([holding("a", 5), holding("b", 7)], { perTenant: 10 });
  expect(refusal(() => full.checkScale("a", 5))).toBe("");
});
