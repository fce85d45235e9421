import { expect, test } from "bun:test";

import {
  decision,
  instanceRecord,
} from "../../_tools/testing/store_samples.ts";
import { endpointCounts, snapshotAt } from "./_snapshots.ts";
import { LoadHistory } from "./load_history.ts";
import type { Member, Phase } from "./member.ts";
import { instanceMessage, viewMessage, type Seen } from "./view.ts";

const READY: Phase = { kind: "ready", host: "127.0.0.1", port: 9, sinceMs: 0 };

function member(name: string, phase: Phase): Member {
  return { name, createdAtMs: 5, phase };
}

function seen(changes: Partial<Seen> = {}): Seen {
  return {
    record: instanceRecord(1),
    members: [member("i-1", READY), member("i-2", READY)],
    wanted: 2,
    trouble: "",
    history: new LoadHistory(),
    decisions: [],
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

test("viewMessage() calls one ejected that the data plane has ejected", () => {
  const history = new LoadHistory();
  const endpoints = [endpointCounts("i-2", { state: "ejected" })];
  history.push(snapshotAt(0, { endpoints }));
  const view = viewMessage(seen({ history }));
  expect(view.endServers?.map(({ state }) => state)).toEqual([
    "ready",
    "ejected",
  ]);
});

test("viewMessage() gives the mean load of those that are alive", () => {
  const history = new LoadHistory();
  history.push(snapshotAt(0));
  history.push(snapshotAt(10_000, { loadIntegralMs: 80_000, inFlight: 6 }));
  const view = viewMessage(seen({ history }));
  expect(view.load).toMatchObject({ meanLoad: 4, inFlight: 6 });
});

test("viewMessage() passes on decisions with their inputs and clamps", () => {
  const made = decision(1);
  expect(viewMessage(seen({ decisions: [made] })).decisions).toEqual([
    { ...made, inputs: { ...made.inputs }, clamps: [...made.clamps] },
  ]);
});
