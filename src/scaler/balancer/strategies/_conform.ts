import { describe, expect, test } from "bun:test";

import { seededPrng } from "../../../../_tools/testing/seeded_prng.ts";
import type { Endpoint, Strategy } from "../types.ts";
import {
  call,
  endpoint,
  endpoints,
  listPicker,
  pickOften,
  type ListPicker,
} from "./_fixtures.ts";

/** What a strategy cannot do by its nature. */
export interface ConformLimit {
  readonly reason: string;
  /** Names of tests of the suite. */
  readonly tests: readonly ConformTest[];
}

/** The tests that not every strategy can pass. */
export type ConformTest = "never picks the busiest" | "spares the slow to end";

/** What every strategy promises; limits are skips with a reason. */
export function conform(
  name: string,
  strategy: Strategy,
  limits: readonly ConformLimit[] = [],
): void {
  const create = (seed = 1) => listPicker(strategy, { prng: seededPrng(seed) });
  const subject = { name, strategy, create, limits };
  describe(name, () => {
    conformBasics(subject);
    conformManners(subject);
    conformShares(subject);
    conformLoad(subject);
  });
}

interface Subject {
  readonly name: string;
  readonly strategy: Strategy;
  readonly create: (seed?: number) => ListPicker;
  readonly limits: readonly ConformLimit[];
}

function conformBasics({ name, strategy, create }: Subject): void {
  test(`${name}() has a title and a one-line summary`, () => {
    expect(strategy.title).toMatch(/^\S.*\S$/);
    expect(strategy.summary).toMatch(/^[A-Z].{20,75}[^.]$/);
  });

  test(`${name}() picks nothing from nothing`, () => {
    expect(create()([], call(1))).toBeUndefined();
  });

  test(`${name}() picks the only one, however busy`, () => {
    const only = endpoint("a", { inFlight: 90, recentPicks: 900 });
    expect(create()([only], call(1))).toBe(only);
  });

  test(`${name}() works without options`, () => {
    const two = endpoints(2);
    expect(isAmong(two, listPicker(strategy)(two, call(1)))).toBe(true);
  });
}

function conformManners({ name, create }: Subject): void {
  test(`${name}() changes neither the list nor the endpoints`, () => {
    const frozen = Object.freeze(endpoints(3).map((it) => Object.freeze(it)));
    const pick = create();
    for (let i = 0; i < 20; i++)
      expect(isAmong(frozen, pick(frozen, call(i)))).toBe(true);
  });

  test(`${name}() repeats itself with the same chance and calls`, () => {
    const [one, two] = [create(7), create(7)];
    const list = endpoints(5);
    for (let i = 0; i < 200; i++) {
      expect(one(list, call(i))).toBe(two(list, call(i)));
    }
  });

  test(`${name}() shares no state between two pickers`, () => {
    const [alone, beside, other] = [create(7), create(7), create(8)];
    const list = endpoints(3);
    for (let i = 0; i < 100; i++) {
      other(list, call(i * 3));
      expect(beside(list, call(i))).toBe(alone(list, call(i)));
    }
  });
}

function conformShares({ name, create }: Subject): void {
  test(`${name}() gives equal endpoints equal shares`, () => {
    const counts = pickOften(create(), endpoints(4), 10_000);
    // Five standard deviations of a fair draw: 2500 ± 217.
    for (const count of counts.values()) {
      expect(Math.abs(count - 2_500)).toBeLessThanOrEqual(217);
    }
  });

  test(`${name}() follows members that come, go and come back`, () => {
    const all = endpoints(6);
    const pick = create();
    const chance = seededPrng(3);
    for (let i = 0; i < 2_000; i++) {
      const here = all.filter(() => chance() < 0.5);
      const picked = pick(here, call(i));
      if (here.length === 0) expect(picked).toBeUndefined();
      else expect(isAmong(here, picked)).toBe(true);
    }
  });

  test(`${name}() gives a new member its share of what follows`, () => {
    const [first, second, third] = endpoints(3);
    if (!first || !second || !third) throw new Error("Cannot be");
    const pick = create();
    pickOften(pick, [first, second], 500);
    for (const it of [first, second, third]) it.recentPicks = 0;
    const counts = pickOften(pick, [first, second, third], 3_000);
    // Five standard deviations of a fair draw: 1000 ± 129.
    expect(Math.abs((counts.get(third.id) ?? 0) - 1_000)).toBeLessThan(130);
  });
}

function conformLoad(subject: Subject): void {
  const { create } = subject;

  testUnlessLimited(subject, "never picks the busiest", () => {
    const pick = create();
    const chance = seededPrng(5);
    for (let i = 0; i < 2_000; i++) {
      const list = endpoints(4).map((it, at) => ({
        ...it,
        inFlight: Math.floor(chance() * 5),
        recentPicks: Math.floor(chance() * 9) * 4 + at,
      }));
      const busiest = list.reduce((a, b) => (b.inFlight > a.inFlight ? b : a));
      const isTied = list.some(
        (it) => it !== busiest && it.inFlight === busiest.inFlight,
      );
      if (!isTied) expect(pick(list, call(i))).not.toBe(busiest);
    }
  });

  testUnlessLimited(subject, "spares the slow to end", () => {
    const list = endpoints(3);
    const pick = create();
    const stuck = list[1];
    for (let i = 0; i < 300; i++) {
      // Whatever goes to the second never ends; the rest ends at once.
      if (pick(list, call(i)) === stuck && stuck) stuck.inFlight++;
    }
    expect(stuck?.inFlight).toBeLessThanOrEqual(2);
  });
}

function testUnlessLimited(
  { name, limits }: Subject,
  title: ConformTest,
  run: () => void,
): void {
  const limit = limits.find(({ tests }) => tests.includes(title));
  if (limit) return void test.skip(`${name}() ${title}: ${limit.reason}`, run);
  test(`${name}() ${title}`, run);
}

function isAmong(
  list: readonly Endpoint[],
  picked: Endpoint | undefined,
): boolean {
  return list.some((it) => it === picked);
}
