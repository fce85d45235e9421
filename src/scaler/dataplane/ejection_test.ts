import { describe, expect, test } from "bun:test";

import { Ejection } from "./ejection.ts";
import type { EndpointOutcome } from "./engine.ts";

const RULES = {
  ejectionFailures: 5,
  ejectionMs: 30_000,
  ejectionMostMs: 300_000,
};

function make({ chance = 0 } = {}) {
  const prng = () => chance;
  const it = new Ejection({ rules: RULES, prng });
  const clock = { ms: 0 };
  /** One that was sent just now, `count` times. @returns the last verdict */
  function see(outcome: EndpointOutcome, count = 1): boolean {
    let due = false;
    for (let i = 0; i < count; i++) {
      const nowMs = ++clock.ms;
      it.onSent();
      due = it.observe(outcome, nowMs, nowMs);
    }
    return due;
  }
  function putOut(): number {
    it.eject(clock.ms);
    return it.outMs;
  }
  function passTime(ms: number): boolean {
    clock.ms += ms;
    return it.tick(clock.ms);
  }
  return { it, clock, see, putOut, passTime };
}

describe("Ejection.observe()", () => {
  test("asks for five failures in a row", () => {
    const { see } = make();
    expect(see("broken", 4)).toBe(false);
    expect(see("completed")).toBe(false);
    expect(see("broken", 4)).toBe(false);
    expect(see("broken")).toBe(true);
  });

  test("takes an error of the service's own for an answer", () => {
    const { see } = make();
    see("broken", 4);
    see("failed");
    expect(see("broken", 4)).toBe(false);
  });

  test("learns nothing from a client that left or a request that came back", () => {
    const { see } = make();
    see("broken", 4);
    expect(see("abandoned", 20)).toBe(false);
    expect(see("returned", 20)).toBe(false);
    expect(see("broken")).toBe(true);
  });

  test("wants deadline failures to last two seconds", () => {
    const { see, clock } = make();
    expect(see("late", 50)).toBe(false);
    clock.ms += 2_000;
    expect(see("late")).toBe(true);
  });

  test("goes on asking while it may not be put out", () => {
    const { see } = make();
    expect(see("broken", 5)).toBe(true);
    expect(see("broken")).toBe(true);
  });
});

describe("Ejection.tick()", () => {
  test("opens it half after 30 s times how often it was out, 300 s at most", () => {
    const { it, see, putOut, passTime } = make();
    const times = Array.from({ length: 12 }, () => {
      const ms = putOut();
      expect(passTime(ms - 1)).toBe(false);
      expect(passTime(1)).toBe(true);
      expect(it.phase).toBe("half_open");
      expect(see("broken")).toBe(true); // one failure suffices now
      return ms / 1_000;
    });
    expect(times).toEqual([
      30, 60, 90, 120, 150, 180, 210, 240, 270, 300, 300, 300,
    ]);
  });

  test("opens it half sooner after deadline failures", () => {
    const { see, clock, putOut } = make();
    see("late", 4);
    clock.ms += 2_000;
    expect(see("late")).toBe(true);
    expect(putOut()).toBe(7_500);
  });

  test("leaves up to a tenth of the time to chance", () => {
    const { putOut } = make({ chance: 0.5 });
    expect(putOut()).toBe(28_500);
  });
});

describe("Ejection.phase", () => {
  test("is in again after one answer to a probe", () => {
    const { it, see, putOut, passTime } = make();
    putOut();
    passTime(30_000);
    see("abandoned");
    expect(it.phase).toBe("half_open");
    see("completed");
    expect(it.phase).toBe("in");
    expect(it.failures).toBe(0);
  });

  test("takes one request at a time while it is half open", () => {
    const { it, clock, putOut, passTime } = make();
    putOut();
    expect(it.isOpen).toBe(false);
    passTime(30_000);
    expect(it.isOpen).toBe(true);
    it.onSent();
    expect(it.isOpen).toBe(false);
    it.observe("abandoned", clock.ms, clock.ms);
    expect(it.isOpen).toBe(true);
  });

  test("heeds nothing that was sent before it began", () => {
    const { it, clock, putOut, passTime } = make();
    const sentMs = clock.ms;
    clock.ms = 10;
    putOut();
    passTime(30_000);
    const nowMs = clock.ms;
    expect(it.observe("broken", sentMs, nowMs)).toBe(false);
    expect(it.observe("completed", sentMs, nowMs)).toBe(false);
    expect(it.phase).toBe("half_open");
  });
});

test("Ejection.eject() starts anew after 300 s without one", () => {
  const { see, putOut, passTime } = make();
  putOut();
  passTime(30_000);
  see("completed");
  passTime(200_000);
  expect(putOut()).toBe(60_000);
  passTime(60_000);
  see("completed");
  passTime(300_001);
  expect(putOut()).toBe(30_000);
});

test("Ejection.readmit() lets it in before its time", () => {
  const { it, clock, putOut } = make();
  putOut();
  it.readmit(clock.ms);
  expect(it.phase).toBe("in");
});

test("Ejection.allowProbe() opens it half before its time", () => {
  const { it, clock, see, putOut } = make();
  it.allowProbe(clock.ms);
  expect(it.phase).toBe("in");
  putOut();
  it.allowProbe(clock.ms);
  expect(it.phase).toBe("half_open");
  expect(see("broken")).toBe(true);
  see("completed");
  expect(it.phase).toBe("in");
});
