import { expect, test } from "bun:test";

import { HostMeter } from "./host_meter.ts";
import type { HostCounters } from "./read_host.ts";

/** A host of four cores whose counters a test moves on, and its meter. */
function host({ isOurGroup = true, group = 0 } = {}) {
  let ms = 0;
  let idleMs = 0;
  let usedMs = 0;
  const { signal } = new AbortController();
  const read = (): HostCounters => ({
    cores: 4,
    totalMs: ms * 4,
    idleMs,
    group: group === 0 ? undefined : { cores: group, usedMs },
    freeBytes: 1_000,
  });
  const meter = new HostMeter({ signal, isOurGroup, read, now: () => ms });
  /** So many seconds with so many cores idle, and so many used by the group. */
  const pass = (seconds: number, idle: number, used = 0) => {
    for (let i = 0; i < seconds; i++) {
      ms += 1_000;
      idleMs += idle * 1_000;
      usedMs += used * 1_000;
      meter.sample();
    }
  };
  return { meter, pass };
}

test("HostMeter.reading() says nothing before a second has passed", () => {
  const { meter, pass } = host();
  expect(meter.reading()).toBeUndefined();
  pass(1, 0);
  expect(meter.reading()).toEqual({ cores: 4, idleCores: 0, freeBytes: 1_000 });
});

test("HostMeter.reading() knows a host that has just become full", () => {
  const { meter, pass } = host();
  pass(20, 4);
  expect(meter.reading()?.idleCores).toBeCloseTo(4);
  pass(1, 0.5);
  expect(meter.reading()?.idleCores).toBeCloseTo(0.5);
});

test("HostMeter.reading() takes no moment of rest for idleness", () => {
  const { meter, pass } = host();
  pass(20, 0);
  pass(1, 4);
  expect(meter.reading()?.idleCores).toBeCloseTo(0.8);
  pass(4, 2);
  expect(meter.reading()?.idleCores).toBeCloseTo(2);
});

test("HostMeter.reading() heeds what its control group may use", () => {
  const { meter, pass } = host({ group: 2 });
  pass(5, 3, 1.5);
  expect(meter.reading()).toMatchObject({ cores: 2 });
  expect(meter.reading()?.idleCores).toBeCloseTo(0.5);
});

test("HostMeter.reading() passes over a group that end servers are not in", () => {
  const { meter, pass } = host({ group: 2, isOurGroup: false });
  pass(5, 3, 1.5);
  expect(meter.reading()).toMatchObject({ cores: 4 });
  expect(meter.reading()?.idleCores).toBeCloseTo(3);
});
