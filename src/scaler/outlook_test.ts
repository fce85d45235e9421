import { expect, test } from "bun:test";

import type { Member } from "./member.ts";
import { outlookOn, type OutlookOptions } from "./outlook.ts";
import { StartTimes } from "./start_times.ts";

/** Looks at end servers of which some have taken 800 ms to start. */
function look(changes: Partial<OutlookOptions> = {}) {
  const starts = new StartTimes();
  const phase = { kind: "ready", host: "h", port: 1, sinceMs: 800 } as const;
  const members: Member[] = [{ name: "i-1", createdAtMs: 0, phase }];
  starts.see(members);
  const more = { max: 5, wanted: 1, tickMs: 2_000, nowMs: 10_000 };
  return outlookOn({ members, starts, ...more, ...changes });
}

function starting(createdAtMs: number): Member {
  const phase = { kind: "starting", abort: new AbortController() } as const;
  return { name: "i-2", createdAtMs, phase };
}

test("outlookOn() tells when the first of those that start will serve", () => {
  const members = [starting(9_700), starting(9_500)];
  expect(look({ members })).toMatchObject({ starting: 2, startingMs: 300 });
});

test("outlookOn() tells when one could serve that is not decided on yet", () => {
  expect(look()).toEqual({
    starting: 0,
    startingMs: undefined,
    nextMs: 2_800,
  });
});

test("outlookOn() promises nothing where there may be no more", () => {
  expect(look({ wanted: 5 }).nextMs).toBeUndefined();
});

test("outlookOn() promises nothing before a start was measured", () => {
  const members = [starting(9_700)];
  expect(look({ members, starts: new StartTimes() })).toEqual({
    starting: 0,
    startingMs: undefined,
    nextMs: undefined,
  });
});
