import { expect, test } from "bun:test";

import { NO_TRAFFIC } from "../../base/traffic.ts";
import { createImagined } from "./imagined.ts";
import type { Observation } from "./types.ts";

const TUNING = { coolDownMs: 10_000 };

function seenAt(nowMs: number, changes: Partial<Observation> = {}) {
  const load = { loadIntegralMs: 0, loadNow: 0, queuedNow: 0, cpu: [] };
  const real = { ready: 2, starting: 1, traffic: NO_TRAFFIC };
  return { nowMs, ...real, ...load, ...changes };
}

function numbers({ ready, starting }: Observation): readonly number[] {
  return [ready, starting];
}

test("createImagined() begins with what there is", () => {
  const imagined = createImagined(TUNING);
  const seen = seenAt(0);
  expect(imagined.see(seen)).toBe(seen);
  expect(imagined.count).toBe(3);
});

test("createImagined() has what is added start as long as real ones do", () => {
  const imagined = createImagined(TUNING);
  imagined.see(seenAt(0));
  imagined.set(5, 10_000);
  const at = (nowMs: number, startMs?: number) =>
    numbers(imagined.see(seenAt(nowMs, { startMs })));
  expect(at(12_000)).toEqual([3, 2]);
  expect(at(12_000, 1_500)).toEqual([5, 0]);
  expect(at(20_000)).toEqual([5, 0]);
});

test("createImagined() lets the youngest go first", () => {
  const imagined = createImagined(TUNING);
  imagined.see(seenAt(0));
  imagined.set(6, 15_000);
  imagined.set(4, 16_000);
  expect(numbers(imagined.see(seenAt(17_000)))).toEqual([3, 1]);
});

test("createImagined() starts nothing for ever because a clock was set back", () => {
  const imagined = createImagined(TUNING);
  imagined.see(seenAt(900_000));
  imagined.set(5, 900_000);
  expect(numbers(imagined.see(seenAt(5_000)))).toEqual([5, 0]);
});

test("createImagined() gives each the same part of the CPU that was used", () => {
  const imagined = createImagined(TUNING);
  const cpu = [80, 40].map((percent, index) => {
    return { endServer: `s${index}`, percent, readyForMs: 99_000 };
  });
  const real = { ready: 2, starting: 0, cpu };
  imagined.see(seenAt(0, real));
  imagined.set(3, 0);
  const seen = imagined.see(seenAt(50_000, real));
  expect(seen.cpu.map(({ percent }) => percent)).toEqual([40, 40, 40]);
  expect(seen.cpu.map(({ readyForMs }) => readyForMs > 0)).not.toContain(false);
});
