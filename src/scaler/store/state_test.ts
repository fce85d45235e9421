import { expect, test } from "bun:test";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

import { ConflictError, NotFoundError, QuotaError } from "../../base/errors.ts";
import {
  decision,
  instanceRecord,
  shadowDecision,
} from "../../../_tools/testing/store_samples.ts";
import { temporaryDirectory } from "../../../_tools/testing/temporary_directory.ts";
import { openState } from "./state.ts";
import type { DecisionQuery, StateStore } from "./types.ts";

const HOUR_MS = 3_600_000;

function session(tokenHash: string, tenant = "ann@example.com") {
  return { tokenHash, tenant, createdAtMs: HOUR_MS, usedAtMs: 2 * HOUR_MS };
}

function inState(work: (state: StateStore) => void): void {
  using directory = temporaryDirectory();
  using state = openState(join(directory.path, "state.sqlite"));
  work(state);
}

test("openState() makes an installation id that stays", () => {
  using directory = temporaryDirectory();
  const path = join(directory.path, "state.sqlite");
  const ids = [1, 2].map(() => {
    using state = openState(path);
    return state.installation;
  });
  expect(ids[0]).toMatch(/^[0-9a-f]{32}$/);
  expect(ids[1]).toBe(ids[0] ?? "");
});

test("openState() makes another installation id for another file", () => {
  using directory = temporaryDirectory();
  using one = openState(join(directory.path, "one.sqlite"));
  using two = openState(join(directory.path, "two.sqlite"));
  expect(one.installation).not.toBe(two.installation);
});

test("openState() lets only the owner read, whatever the umask", () => {
  using directory = temporaryDirectory();
  const before = process.umask(0);
  try {
    using state = openState(join(directory.path, "state.sqlite"));
    state.addInstance(instanceRecord(1), 10);
    for (const name of readdirSync(directory.path)) {
      const mode = statSync(join(directory.path, name)).mode & 0o777;
      expect([name, mode]).toEqual([name, 0o600]);
    }
  } finally {
    process.umask(before);
  }
});

test("openState() makes a control seed that stays, and no two alike", () => {
  using directory = temporaryDirectory();
  const paths = ["one", "one", "two"].map((it) => join(directory.path, it));
  const seeds = paths.map((path) => {
    using state = openState(path);
    return state.controlSeed;
  });
  expect(seeds[0]).toMatch(/^[0-9a-f]{64}$/);
  expect(seeds[1]).toBe(seeds[0] ?? "");
  expect(seeds[2]).not.toBe(seeds[0] ?? "");
});

test("StateStore keeps the last table of exchange rates over reopening", () => {
  using directory = temporaryDirectory();
  const path = join(directory.path, "state.sqlite");
  const perEuro = { USD: "1.10", INR: "101.0000" };
  const first = { date: "2026-11-19", source: "A", perEuro, fetchedAtMs: 1 };
  const second = { ...first, date: "2026-11-20", fetchedAtMs: 2 };
  {
    using state = openState(path);
    expect(state.rates).toBeUndefined();
    state.setRates(first);
    state.setRates(second);
    state.setRuntime("docker");
  }
  using state = openState(path);
  expect(state.rates).toEqual(second);
  expect(state.runtime).toBe("docker");
});

test("StateStore keeps instances, sessions and decisions over reopening", () => {
  using directory = temporaryDirectory();
  const path = join(directory.path, "state.sqlite");
  {
    using state = openState(path);
    state.addInstance(instanceRecord(1), 10);
    state.addSession(session("aa"));
    state.addDecisions(instanceRecord(1).id, [decision(5)]);
  }
  using state = openState(path);
  expect(state.instances()).toEqual([instanceRecord(1)]);
  expect(state.findSession("aa")).toEqual(session("aa"));
  const query = { limit: 9, changesOnly: false };
  expect(state.decisions(instanceRecord(1).id, query)).toEqual([decision(5)]);
});

test("StateStore.addInstance() stops at the tenant's limit, and says so", () => {
  inState((state) => {
    for (let n = 0; n < 10; n++) state.addInstance(instanceRecord(n), 10);
    const eleventh = () => state.addInstance(instanceRecord(10), 10);
    expect(eleventh).toThrow(QuotaError);
    expect(eleventh).toThrow("you have 10 and a tenant may have 10");
    const other = instanceRecord(11, { tenant: "bob@example.com" });
    state.addInstance(other, 10);
    expect(state.instances()).toHaveLength(11);
  });
});

test("StateStore.addInstance() refuses a tenant's name twice", () => {
  inState((state) => {
    state.addInstance(instanceRecord(1), 10);
    const same = instanceRecord(2, { name: instanceRecord(1).name });
    expect(() => state.addInstance(same, 10)).toThrow(ConflictError);
    state.addInstance({ ...same, tenant: "bob@example.com" }, 10);
  });
});

test("StateStore.addInstance() refuses a port twice, over all tenants", () => {
  inState((state) => {
    state.addInstance(instanceRecord(1), 10);
    const { port } = instanceRecord(1);
    const same = instanceRecord(2, { port, tenant: "bob@example.com" });
    expect(() => state.addInstance(same, 10)).toThrow(ConflictError);
    expect(state.instances()).toHaveLength(1);
  });
});

test("StateStore.updateInstance() replaces the record", () => {
  inState((state) => {
    state.addInstance(instanceRecord(1), 10);
    const changed = instanceRecord(1, { name: "renamed", desired: 7 });
    state.updateInstance(changed);
    expect(state.instances()).toEqual([changed]);
  });
});

test("StateStore.updateInstance() refuses an unknown id and a taken name", () => {
  inState((state) => {
    const update = (record: ReturnType<typeof instanceRecord>) => () =>
      state.updateInstance(record);
    expect(update(instanceRecord(1))).toThrow(NotFoundError);
    state.addInstance(instanceRecord(1), 10);
    state.addInstance(instanceRecord(2), 10);
    const name = instanceRecord(1).name;
    expect(update(instanceRecord(2, { name }))).toThrow(ConflictError);
  });
});

test("StateStore.removeInstance() forgets its decisions too", () => {
  inState((state) => {
    const { id } = instanceRecord(1);
    state.addInstance(instanceRecord(1), 10);
    state.addDecisions(id, [decision(1)]);
    state.removeInstance(id);
    state.addDecisions(id, [decision(2)]); // came too late
    expect(state.instances()).toEqual([]);
    expect(state.decisions(id, { limit: 9, changesOnly: false })).toEqual([]);
  });
});

test("StateStore.decisions() answers the newest first, holds left out if asked", () => {
  inState((state) => {
    const { id } = instanceRecord(1);
    state.addInstance(instanceRecord(1), 10);
    const out = decision(2, { kind: "scale_out", to: 3 });
    state.addDecisions(id, [decision(1), out, decision(3)]);
    const times = (changesOnly: boolean, limit: number) =>
      state.decisions(id, { limit, changesOnly }).map(({ atMs }) => atMs);
    expect(times(false, 9)).toEqual([3, 2, 1]);
    expect(times(false, 2)).toEqual([3, 2]);
    expect(times(true, 9)).toEqual([2]);
  });
});

test("StateStore.addDecisions() refuses a number JSON cannot hold", () => {
  inState((state) => {
    state.addInstance(instanceRecord(1), 10);
    const bad = decision(1, { inputs: { cpu: Number.NaN } });
    expect(() => state.addDecisions(instanceRecord(1).id, [bad])).toThrow(
      TypeError,
    );
  });
});

test("StateStore.addDecisions() gives back every hold it packed, whole", () => {
  inState((state) => {
    const { id } = instanceRecord(1);
    state.addInstance(instanceRecord(1), 10);
    const out = decision(40, { kind: "scale_out", to: 3 });
    const holds = (from: number) =>
      Array.from({ length: 30 }, (_, at) =>
        decision(from + at, { inputs: { load: at / 7 } }),
      );
    const all = [...holds(10), out, ...holds(41)];
    state.addDecisions(id, all);
    expect(state.decisions(id, { limit: 99 })).toEqual(all.toReversed());
  });
});

test("StateStore.decisions() goes on before a number, and back to a time", () => {
  inState((state) => {
    const { id } = instanceRecord(1);
    state.addInstance(instanceRecord(1), 10);
    for (const at of [1, 11, 21]) {
      const ten = Array.from({ length: 10 }, (_, n) => decision(at + n));
      state.addDecisions(id, ten);
    }
    const times = (query: Partial<DecisionQuery>) =>
      state.decisions(id, { limit: 99, ...query }).map(({ atMs }) => atMs);
    expect(times({ before: 15, limit: 3 })).toEqual([14, 13, 12]);
    expect(times({ sinceMs: 28 })).toEqual([30, 29, 28]);
    expect(times({ sinceMs: 8, before: 10 })).toEqual([9, 8]);
  });
});

test("StateStore.decisions() finds those in which the shadow went elsewhere", () => {
  inState((state) => {
    const { id } = instanceRecord(1);
    state.addInstance(instanceRecord(1), 10);
    const made = [2, 3, 2].map((to, at) =>
      decision(at, { to: 2, shadow: shadowDecision({ to }) }),
    );
    state.addDecisions(id, [...made, decision(9)]);
    const query = { limit: 9, differingOnly: true };
    expect(state.decisions(id, query)).toEqual(made.slice(1, 2));
  });
});

test("StateStore.shadowTallies() adds up from a time on, also within a pack", () => {
  inState((state) => {
    const { id } = instanceRecord(1);
    state.addInstance(instanceRecord(1), 10);
    const beside = (at: number, to: number) =>
      decision(at, { shadow: shadowDecision({ to, aheadMs: 500 }) });
    state.addDecisions(id, [beside(1, 5), beside(2, 1), beside(3, 2)]);
    state.addDecisions(id, [beside(4, 3), decision(5)]);
    const shared = { policy: "cpu_threshold", more: 1, fewer: 1 };
    expect(state.shadowTallies(id, 2)).toEqual([
      { ...shared, evaluations: 3, aheadMs: 1_500, sinceMs: 2 },
    ]);
    const all = { ...shared, more: 2, evaluations: 4, sinceMs: 1 };
    expect(state.shadowTallies(id, 0)).toMatchObject([all]);
  });
});

test("StateStore.trimDecisions() forgets what is old, of that instance", () => {
  inState((state) => {
    for (const n of [1, 2]) {
      state.addInstance(instanceRecord(n), 10);
      for (let at = 1; at <= 100; at++) {
        state.addDecisions(instanceRecord(n).id, [decision(at)]);
      }
    }
    const { id } = instanceRecord(1);
    state.trimDecisions(id, { beforeMs: 80, maxBytes: 1e9 });
    const left = (n: number) =>
      state.decisions(instanceRecord(n).id, { limit: 999 }).length;
    expect([left(1), left(2)]).toEqual([21, 100]);
  });
});

test("StateStore.trimDecisions() forgets the oldest above so many bytes", () => {
  inState((state) => {
    const { id } = instanceRecord(1);
    state.addInstance(instanceRecord(1), 10);
    for (let at = 1; at <= 50; at++) state.addDecisions(id, [decision(at)]);
    state.trimDecisions(id, { beforeMs: 0, maxBytes: 4_000 });
    const kept = state.decisions(id, { limit: 99 }).map(({ atMs }) => atMs);
    expect(kept[0]).toBe(50);
    expect(kept.length).toBeWithin(4, 20);
    expect(kept.at(-1)).toBe(51 - kept.length);
  });
});

test("StateStore.touchSession() moves the time of use alone", () => {
  inState((state) => {
    state.addSession(session("aa"));
    state.touchSession("aa", 3 * HOUR_MS);
    state.touchSession("bb", 3 * HOUR_MS); // ended meanwhile
    const touched = { ...session("aa"), usedAtMs: 3 * HOUR_MS };
    expect(state.findSession("aa")).toEqual(touched);
    expect(state.findSession("bb")).toBeUndefined();
  });
});

test("StateStore.removeSessionsOf() leaves other tenants' sessions", () => {
  inState((state) => {
    for (const hash of ["aa", "bb"]) state.addSession(session(hash));
    state.addSession(session("cc", "bob@example.com"));
    state.removeSession("aa");
    state.removeSessionsOf("ann@example.com");
    const found = ["aa", "bb", "cc"].filter((it) => state.findSession(it));
    expect(found).toEqual(["cc"]);
  });
});

test("StateStore.expireSessions() goes by last use and by beginning", () => {
  inState((state) => {
    state.addSession({ ...session("idle"), usedAtMs: HOUR_MS });
    state.addSession({ ...session("old"), createdAtMs: 0 });
    state.addSession(session("good"));
    state.expireSessions(2 * HOUR_MS, HOUR_MS);
    const found = ["idle", "old", "good"].filter((it) => state.findSession(it));
    expect(found).toEqual(["good"]);
  });
});

test("StateStore.saveFailures() replaces a key's count, and 0 forgets it", () => {
  inState((state) => {
    state.saveFailures([
      { key: "a", count: 1, lastAtMs: 1 },
      { key: "b", count: 1, lastAtMs: 9 },
    ]);
    state.saveFailures([{ key: "a", count: 2, lastAtMs: 5 }]);
    expect(state.findFailures("a")).toEqual({
      key: "a",
      count: 2,
      lastAtMs: 5,
    });
    state.saveFailures([{ key: "a", count: 0, lastAtMs: 6 }]);
    expect(state.findFailures("a")).toBeUndefined();
    state.expireFailures(10);
    expect(state.findFailures("b")).toBeUndefined();
  });
});
