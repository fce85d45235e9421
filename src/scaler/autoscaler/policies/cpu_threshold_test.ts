import { expect, test } from "bun:test";

import { QUIET } from "../../../../_tools/testing/quiet_instance.ts";
import type { PolicyOptions, Wish } from "../types.ts";
import { cpuThreshold } from "./cpu_threshold.ts";

interface Steady {
  /** Per cent of each end server that is measured, all the time. */
  readonly percents: readonly number[];
  /** Ready, but not measured. */
  readonly dark?: number;
  readonly starting?: number;
  readonly forMs?: number;
  readonly readyForMs?: number;
  readonly options?: PolicyOptions;
}

/** What the policy wishes after a steady load of a while. */
function after(steady: Steady) {
  const { percents, dark = 0, starting = 0, forMs = 60_000 } = steady;
  const decide = cpuThreshold.create(steady.options);
  let wish: Wish | undefined;
  for (let nowMs = 0; nowMs <= forMs; nowMs += 2_000) {
    const cpu = percents.map((percent, i) => ({
      endServer: `s${i + 1}`,
      percent,
      readyForMs: steady.readyForMs ?? nowMs + 60_000,
    }));
    const ready = percents.length + dark;
    wish = decide({
      ...QUIET,
      nowMs,
      ready,
      starting,
      cpu,
    });
  }
  if (wish?.kind !== "want") return { kind: "hold", to: undefined, clamps: [] };
  const { clamps, endServers: raw, inputs, reason } = wish;
  const names = clamps.map(({ name }) => name);
  return {
    kind: "want",
    raw,
    to: clamps.at(-1)?.to ?? raw,
    clamps: names,
    inputs,
    reason,
  };
}

function even(n: number, percent: number): number[] {
  return Array.from({ length: n }, () => percent);
}

test.each([
  [3, 90, 4, 4],
  [2, 95, 3, 3],
  [4, 84, 5, 4],
  [4, 30, 2, 2],
])(
  "cpuThreshold() of %p at %p %% wants %p, and gets %p",
  (n, percent, raw, to) => {
    expect(after({ percents: even(n, percent) })).toMatchObject({ raw, to });
  },
);

test.each([
  [88, 4],
  [88.1, 5],
  [72.1, 4],
  [72, 4],
])(
  "cpuThreshold() tolerates 10 %% around the target: four at %p %%",
  (percent, to) => {
    expect(after({ percents: even(4, percent) }).to).toBe(to);
  },
);

test("cpuThreshold() records what the tolerance changed", () => {
  expect(after({ percents: even(4, 84) }).clamps).toEqual(["tolerance"]);
});

test.each([
  [2, 32],
  [3, 42.66],
  [4, 48],
])("cpuThreshold() on %p scales in only below %p %%", (n, percent) => {
  expect(after({ percents: even(n, percent + 0.05) }).to).toBe(n);
  expect(after({ percents: even(n, percent - 0.05) }).to).toBe(n - 1);
});

test("cpuThreshold() scales in strictly below the limit", () => {
  expect(after({ percents: even(4, 48) }).to).toBe(4);
  expect(after({ percents: even(2, 32) }).to).toBe(2);
});

test("cpuThreshold() adds one for a single hot end server that the mean hides", () => {
  const { to, clamps } = after({ percents: [97, 40, 40] });
  expect(to).toBe(4);
  expect(clamps.at(-1)).toBe("hot");
});

test("cpuThreshold() at 95 % is not hot yet", () => {
  expect(after({ percents: [95, 60, 60] }).to).toBe(3);
});

test("cpuThreshold() does not add again for the one that stays hot", () => {
  const decide = cpuThreshold.create();
  const wishes: number[] = [];
  let ready = 2;
  for (let nowMs = 0; nowMs <= 120_000; nowMs += 2_000) {
    const percents = [100, ...even(ready - 1, 20)];
    const cpu = percents.map((percent, i) => ({
      endServer: `s${i}`,
      percent,
      readyForMs: 90_000,
    }));
    const wish = decide({
      ...QUIET,
      nowMs,
      ready,
      starting: 0,
      cpu,
    });
    if (wish.kind === "want") ready = wish.clamps.at(-1)?.to ?? wish.endServers;
    wishes.push(ready);
  }
  expect(Math.max(...wishes)).toBe(3);
  expect(wishes.at(-1)).toBe(3); // nor is it taken away while that lasts
});

test("cpuThreshold() takes young end servers for idle when the others are busy", () => {
  // 285 % of work: as much as four at the target can do, and four there are.
  expect(after({ percents: even(3, 95), dark: 1 }).to).toBe(4);
});

test("cpuThreshold() takes young end servers for busy when the others are idle", () => {
  expect(after({ percents: even(3, 40) }).to).toBe(2);
  expect(after({ percents: even(3, 40), dark: 3 }).to).toBe(6);
});

test("cpuThreshold() counts end servers that are starting: nothing is added twice", () => {
  const { to } = after({ percents: even(2, 95), starting: 1 });
  expect(to).toBe(3);
});

test("cpuThreshold() never turns a need for more into fewer because many are starting", () => {
  const { raw, to, clamps } = after({ percents: even(2, 92), starting: 4 });
  expect([raw, to]).toEqual([3, 6]);
  expect(clamps).toEqual(["starting"]);
});

test("cpuThreshold() holds until one was measured for a window", () => {
  expect(after({ percents: even(2, 100), forMs: 8_000 }).kind).toBe("hold");
  expect(after({ percents: even(2, 100), readyForMs: 9_000 }).kind).toBe(
    "hold",
  );
  expect(after({ percents: [] }).kind).toBe("hold");
});

test("cpuThreshold() does not act on one second at full use", () => {
  const decide = cpuThreshold.create();
  for (let nowMs = 0; nowMs <= 120_000; nowMs += 2_000) {
    const percent = nowMs % 20_000 === 0 ? 100 : 50;
    const cpu = [1, 2].map((i) => ({
      endServer: `s${i}`,
      percent,
      readyForMs: 90_000,
    }));
    const wish = decide({
      ...QUIET,
      nowMs,
      ready: 2,
      starting: 0,
      cpu,
    });
    if (wish.kind !== "want") continue;
    expect(wish.clamps.at(-1)?.to ?? wish.endServers).toBe(2);
  }
});

test("cpuThreshold() goes by the target it is given", () => {
  const options = { cpuTargetPercent: 50 };
  expect(after({ percents: even(2, 60), options }).to).toBe(3);
});

test("cpuThreshold() tells the numbers it went by", () => {
  expect(after({ percents: [30, 50] }).inputs).toMatchObject({
    ready: 2,
    measured: 2,
    meanCpuPercent: 40,
    maxCpuPercent: 50,
    targetPercent: 80,
    scaleInBelowPercent: 32,
  });
});
