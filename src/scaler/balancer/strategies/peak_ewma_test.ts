import { expect, test } from "bun:test";

import { seededPrng } from "../../../../_tools/testing/seeded_prng.ts";
import { decayed, failureRttMs, peakEwma as cost } from "../ewma.ts";
import { conform } from "./_conform.ts";
import {
  call,
  endpoint,
  type TestEndpoint,
  listPicker,
  type ListPicker,
} from "./_fixtures.ts";
import { peakEwma } from "./peak_ewma.ts";

conform("peakEwma", peakEwma);

test("peakEwma() weighs the response time with the requests ahead", () => {
  const pick = listPicker(peakEwma);
  const fast = endpoint("fast", { latencyMs: 10, inFlight: 3 });
  const slow = endpoint("slow", { latencyMs: 30, inFlight: 0 });
  expect(pick([fast, slow], call(1))).toBe(slow); // 40 against 30
  fast.inFlight = 1;
  expect(pick([fast, slow], call(2))).toBe(fast); // 20 against 30
});

test("peakEwma() sends an unproven endpoint one request, not a flood", () => {
  const pick = listPicker(peakEwma);
  const known = endpoint("known", { latencyMs: 200, inFlight: 8 });
  const fresh = endpoint("fresh", { latencyMs: undefined });
  expect(pick([known, fresh], call(1))).toBe(fresh);
  fresh.inFlight = 1;
  expect(pick([known, fresh], call(2))).toBe(known);
});

test("peakEwma() spreads over unproven endpoints by what they have", () => {
  const pick = listPicker(peakEwma);
  const a = endpoint("a", { latencyMs: undefined, inFlight: 2 });
  const b = endpoint("b", { latencyMs: undefined, inFlight: 1 });
  expect(pick([a, b], call(1))).toBe(b);
});

test("peakEwma() breaks ties by the fewest recent picks", () => {
  const pick = listPicker(peakEwma);
  const list = [endpoint("a", { recentPicks: 3 }), endpoint("b")];
  expect(pick(list, call(1))?.id).toBe("b");
});

test("peakEwma() gives the faster of two the larger share", () => {
  const counts = run(listPicker(peakEwma, { prng: seededPrng(1) }), {
    rttMs: { a: 10, b: 30 },
    failing: "",
  });
  expect(counts.a).toBeGreaterThan(2 * counts.b);
});

test("peakEwma() gives no share to one that fails in 0.1 ms", () => {
  const counts = run(listPicker(peakEwma, { prng: seededPrng(1) }), {
    rttMs: { a: 10, b: 0.1 },
    failing: "b",
  });
  expect(counts.b).toBeLessThan(counts.a / 20);
});

test("peakEwma() tries one that was slow again when its peak has decayed", () => {
  const pick = listPicker(peakEwma);
  const steady = endpoint("steady", { latencyMs: 10 });
  const was = endpoint("was slow", { latencyMs: decayed(500, 10_000) });
  expect(pick([steady, was], call(1))).toBe(steady);
  was.latencyMs = decayed(500, 45_000);
  expect(pick([steady, was], call(2))).toBe(was);
});

interface Servers {
  readonly rttMs: { readonly a: number; readonly b: number };
  readonly failing: string;
}

/** 20 s of 100 calls/s, one after the other, kept as the data plane does. */
function run(pick: ListPicker, { rttMs, failing }: Servers) {
  const counts = { a: 0, b: 0 };
  const list = [endpoint("a"), endpoint("b")];
  const seen = new Map<TestEndpoint, { cost?: number; atMs: number }>();
  for (let nowMs = 0; nowMs < 20_000; nowMs += 10) {
    for (const it of list) {
      const { cost: costMs, atMs } = seen.get(it) ?? { atMs: 0 };
      it.latencyMs =
        costMs === undefined ? undefined : decayed(costMs, nowMs - atMs);
    }
    const picked = pick(list, { clientAddress: "", nowMs });
    const it = list.find((member) => member === picked);
    if (!it) throw new Error("Cannot pick");
    const id = it.id === "a" ? "a" : "b";
    counts[id]++;
    const before = seen.get(it);
    const took = id === failing ? failureRttMs(rttMs[id]) : rttMs[id];
    const dtMs = nowMs - (before?.atMs ?? nowMs);
    seen.set(it, {
      cost: cost(before?.cost, { rttMs: took, dtMs }),
      atMs: nowMs,
    });
  }
  return counts;
}
