import { expect, test } from "bun:test";

import { QUIET } from "../../../_tools/testing/quiet_instance.ts";
import type { Ask } from "../autoscaler/ration.ts";
import { headroom, type Appetite, type HeadroomOptions } from "./headroom.ts";
import { HeadroomGuard } from "./headroom_guard.ts";

const COMPUTES: Appetite = {
  cpuLimit: 0.5,
  memoryMib: 256,
  cpuMs: 20,
  sleepMs: 0,
};
const WAITS: Appetite = { ...COMPUTES, cpuMs: 0, sleepMs: 500 };

/** An instance of three that would go to six. */
function asking({ percent = 0, ...more }: Partial<Ask> & { percent?: number }) {
  const cpu = [1, 2, 3].map((n) => {
    return { endServer: `i-${n}`, percent, readyForMs: 60_000 };
  });
  const ask = { from: 3, need: 6, to: 6 };
  return { ...QUIET, ready: 3, cpu, ...ask, ...more };
}

function on(
  idleCores: number,
  more: Partial<HeadroomOptions> & { freeMib?: number } = {},
): HeadroomOptions {
  const { freeMib = 8_192, ...options } = more;
  const host = { cores: 2, idleCores, freeBytes: freeMib * 1024 * 1024 };
  const reserved = { reservedCores: 0, reservedBytes: 0 };
  return { host, appetite: COMPUTES, ...reserved, share: 1, ...options };
}

test("headroom() adds none that computes when no core is free, and says so", () => {
  expect(headroom(asking({}), on(0.2))).toEqual({
    name: "host_headroom",
    most: 3,
    reason:
      "only 0.2 of 2 cores are free, and another end server would only slow the others down",
  });
});

test("headroom() says it when there is nothing left at all", () => {
  const { reason = "" } = headroom(asking({}), on(0.001)) ?? {};
  expect(reason).toStartWith("no core of 2 is free, and another");
});

test("headroom() adds as many as there are cores for", () => {
  expect(headroom(asking({}), on(1.2))).toEqual({
    name: "host_headroom",
    most: 5,
    reason:
      "only 1.2 of 2 cores are free, which is enough for 2 end servers more",
  });
  expect(headroom(asking({}), on(1.5))).toBeUndefined();
});

test("headroom() counts one core for an end server, whatever its limit", () => {
  const appetite = { ...COMPUTES, cpuLimit: 4 };
  expect(headroom(asking({ to: 4 }), on(1, { appetite }))).toBeUndefined();
});

test("headroom() lets an instance grow that waits for others", () => {
  const options = on(0, { appetite: WAITS });
  expect(headroom(asking({ percent: 3 }), options)).toBeUndefined();
});

test("headroom() knows by their readings that end servers compute", () => {
  const options = on(0.2, { appetite: WAITS });
  expect(headroom(asking({ percent: 50 }), options)?.most).toBe(3);
});

test("headroom() knows by the host that end servers compute which get little of it", () => {
  // Three at 40 % of a core do most of what two cores do; at 20 % they do not.
  const options = on(0.2, { appetite: { ...WAITS, cpuLimit: 1 } });
  expect(headroom(asking({ percent: 40 }), options)?.most).toBe(3);
  expect(headroom(asking({ percent: 20 }), options)).toBeUndefined();
});

test("headroom() never takes one away", () => {
  for (const to of [1, 2, 3]) {
    expect(headroom(asking({ to }), on(0, { freeMib: 0 }))).toBeUndefined();
  }
});

test("headroom() lets those come back that still drain", () => {
  const ask = asking({ draining: 2 });
  expect(headroom(ask, on(0))?.most).toBe(5);
  expect(headroom({ ...ask, to: 5 }, on(0))).toBeUndefined();
});

test("headroom() adds none that would make the host swap", () => {
  const options = on(2, { appetite: WAITS, freeMib: 300 });
  expect(headroom(asking({}), options)).toEqual({
    name: "host_headroom",
    most: 4,
    reason:
      "only 300 MiB of the host's memory are free, and each end server may use 256 MiB",
  });
});

test("headroom() counts no memory where nobody tells of it", () => {
  const host = { cores: 2, idleCores: 2, freeBytes: undefined };
  expect(headroom(asking({}), on(2, { host }))).toBeUndefined();
});

test("headroom() can be told not to look", () => {
  expect(headroom(asking({}), on(0, { share: 0, freeMib: 0 }))).toBeUndefined();
});

test("HeadroomGuard gives the same core to one instance only, until it shows", () => {
  const reading = () => ({ cores: 4, idleCores: 1.1, freeBytes: undefined });
  const guard = new HeadroomGuard({ reading, share: 1 });
  expect(guard.ceiling(asking({}), COMPUTES)?.most).toBe(5);
  expect(guard.ceiling(asking({ nowMs: 100 }), COMPUTES)?.most).toBe(3);
  expect(guard.ceiling(asking({ nowMs: 10_100 }), COMPUTES)?.most).toBe(5);
});

test("HeadroomGuard reserves nothing for what waits", () => {
  const reading = () => ({ cores: 4, idleCores: 1.1, freeBytes: undefined });
  const guard = new HeadroomGuard({ reading, share: 1 });
  expect(guard.ceiling(asking({}), WAITS)).toBeUndefined();
  expect(guard.ceiling(asking({}), COMPUTES)?.most).toBe(5);
});

test("HeadroomGuard holds nobody back before the host was measured", () => {
  const guard = new HeadroomGuard({ reading: () => undefined, share: 1 });
  expect(guard.ceiling(asking({}), COMPUTES)).toBeUndefined();
});

test("HeadroomGuard gives a core away again when the clock was set back", () => {
  const reading = () => on(0.5).host;
  const guard = new HeadroomGuard({ reading, share: 1 });
  const ask = asking({ to: 4 });
  const hourMs = 3_600_000;
  expect(guard.ceiling({ ...ask, nowMs: hourMs }, COMPUTES)).toBeUndefined();
  expect(guard.ceiling({ ...ask, nowMs: hourMs - 100 }, COMPUTES)?.most).toBe(
    3,
  );
  expect(guard.ceiling({ ...ask, nowMs: 0 }, COMPUTES)).toBeUndefined();
});

test("headroom() knows that one computes which fills a core of several it may use", () => {
  const appetite = { ...WAITS, cpuLimit: 4 };
  const host = { ...on(0.2, { appetite }).host, cores: 16 };
  const options = { ...on(0.2, { appetite }), host };
  expect(headroom(asking({ percent: 24 }), options)?.most).toBe(3);
});

test("HeadroomGuard gives the same memory to one of two that ask at once, for a while", () => {
  const freeBytes = 1_000 * 1024 * 1024;
  const reading = () => ({ cores: 8, idleCores: 8, freeBytes });
  const guard = new HeadroomGuard({ reading, share: 1 });
  const ask = (nowMs: number) => guard.ceiling(asking({ nowMs }), WAITS)?.most;
  expect([ask(1_000), ask(1_001)]).toEqual([undefined, 3]);
  expect(ask(11_000)).toBeUndefined();
});
