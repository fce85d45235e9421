import { expect, test } from "bun:test";

import {
  decision,
  instanceRecord,
} from "../../_tools/testing/store_samples.ts";
import { endpointCounts, snapshotAt } from "./_snapshots.ts";
import { LoadHistory } from "./load_history.ts";
import { LoadTrace } from "./load_trace.ts";
import type { Member, Phase } from "./member.ts";
import { decisionMessage } from "./portal/decision_message.ts";
import {
  instanceMessage,
  loadPoint,
  viewMessage,
  type SeenWhole,
} from "./view.ts";

const READY: Phase = { kind: "ready", host: "127.0.0.1", port: 9, sinceMs: 0 };

function member(name: string, phase: Phase): Member {
  return { name, createdAtMs: 5, phase };
}

function seen(changes: Partial<SeenWhole> = {}): SeenWhole {
  return {
    record: instanceRecord(1),
    members: [member("i-1", READY), member("i-2", READY)],
    wanted: 2,
    trouble: "",
    history: new LoadHistory(),
    decisions: { decisions: [], shadow: null },
    trace: new LoadTrace(),
    usage: () => undefined,
    nowMs: 7_000,
    ...changes,
  };
}

test("instanceMessage() is serving with min ready, degraded in trouble, else starting", () => {
  const members = [member("i-1", READY)];
  const trouble = "Port 61000 is taken";
  expect(instanceMessage(seen()).state).toBe("serving");
  expect(instanceMessage(seen({ members })).state).toBe("starting");
  expect(instanceMessage(seen({ members, trouble }))).toMatchObject({
    state: "degraded",
    notice: trouble,
    ready: 1,
    desired: 2,
  });
});

test("viewMessage() tells each end server's address, counts, use and end", () => {
  const history = new LoadHistory();
  const counts = { inFlight: 3, picks: 40 };
  history.push(snapshotAt(0, { endpoints: [endpointCounts("i-1", counts)] }));
  const gone: Phase = { kind: "gone", detail: "killed" };
  const members = [member("i-1", READY), member("i-2", gone)];
  const usage = (name: string) =>
    name === "i-1"
      ? { atMs: 0, cpuPercent: 12.5, memoryBytes: 1_024 }
      : undefined;
  const view = viewMessage(seen({ members, history, usage }));
  expect(view.endServers).toMatchObject([
    {
      id: "i-1",
      state: "ready",
      address: "127.0.0.1:9",
      cpuPercent: 12.5,
      memoryBytes: 1_024,
      memoryLimitBytes: 268_435_456,
      inFlight: 3,
      picks: 40,
      detail: "",
    },
    { id: "i-2", state: "gone", address: "", cpuPercent: 0, detail: "killed" },
  ]);
});

test("viewMessage() tells how many were refused, and how many of them for lack of time", () => {
  const history = new LoadHistory();
  history.push(snapshotAt(0, { rejected: 12, hopeless: 5 }));
  const { load } = viewMessage(seen({ history }));
  expect(load).toMatchObject({ rejected: 12, hopeless: 5 });
});

test("viewMessage() calls one ejected that the data plane has ejected, and says why", () => {
  const history = new LoadHistory();
  const counts = {
    state: "ejected",
    trouble: "failing",
    ejections: 3,
  } as const;
  history.push(snapshotAt(0, { endpoints: [endpointCounts("i-2", counts)] }));
  const view = viewMessage(seen({ history }));
  expect(view.endServers).toMatchObject([
    { state: "ready", detail: "", ejections: 0 },
    { state: "ejected", detail: "It failed too often in a row", ejections: 3 },
  ]);
});

test("viewMessage() leaves the tables out when it is to be brief, not the load", () => {
  const decisions = [decisionMessage(decision(1))];
  const whole = seen({ decisions: { decisions, shadow: null } });
  const view = viewMessage(whole, { brief: true });
  expect(view.load).toBeDefined();
  expect(view.endServers).toBeUndefined();
  expect(view.connections).toBeUndefined();
  expect(view.decisions).toBeUndefined();
});

test("viewMessage() gives as much of the past as was asked for", () => {
  const trace = new LoadTrace();
  for (const atMs of [1_000, 2_000, 3_000]) trace.push(atMs, () => ({}));
  expect(viewMessage(seen({ trace })).past).toEqual([]);
  expect(viewMessage(seen({ trace }), { pastPoints: 2 }).past).toEqual([
    { atMs: 2_000 },
    { atMs: 3_000 },
  ]);
});

test("loadPoint() says the load and the end servers against what is desired", () => {
  const history = new LoadHistory();
  history.push(snapshotAt(0, { inFlight: 4, queued: 1 }));
  const members = [member("i-1", READY)];
  expect(loadPoint(seen({ history, members, wanted: 3 }))).toEqual({
    requestsPerS: 0,
    errorsPerS: 0,
    p99Ms: 0,
    inFlight: 4,
    queued: 1,
    ready: 1,
    desired: 3,
  });
});

test("viewMessage() gives the mean load of those that are alive", () => {
  const history = new LoadHistory();
  history.push(snapshotAt(0));
  history.push(snapshotAt(10_000, { loadIntegralMs: 80_000, inFlight: 6 }));
  const view = viewMessage(seen({ history }));
  expect(view.load).toMatchObject({ meanLoad: 4, inFlight: 6 });
});
