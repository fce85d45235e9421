import { expect, test } from "bun:test";

import type {
  DecisionOutput,
  EndServerOutput,
  InstanceViewOutput,
} from "../../wire/messages.ts";
import { viewChanges } from "./view_changes.ts";

const VIEW = {
  instance: null,
  endServers: [],
  connections: [],
  connectionCount: 0,
  decisions: [],
  load: null,
  atMs: 0,
} as unknown as InstanceViewOutput; // what else it has changes nothing here

function withServers(
  servers: Readonly<Record<string, string>>,
): InstanceViewOutput {
  const endServers = Object.entries(servers).map(([id, state]) => {
    return { id, state, detail: "" } as EndServerOutput; // as above
  });
  return { ...VIEW, endServers };
}

function decision(atMs: number, kind: string): DecisionOutput {
  const reason = `busy ${atMs}`;
  const inputs = {};
  const shared = { policy: "queueing", wish: 4, inputs, clamps: [] };
  const number = atMs;
  return {
    ...shared,
    number,
    shadow: null,
    atMs,
    kind,
    from: 2,
    to: 4,
    reason,
  };
}

test("viewChanges() says nothing where nothing changed", () => {
  expect(viewChanges(VIEW, VIEW)).toEqual([]);
});

test("viewChanges() says where every end server stands at first", () => {
  const said = viewChanges(undefined, withServers({ a: "ready" }));
  expect(said).toContain("end server a is ready");
});

test("viewChanges() says each end server that came, changed or left", () => {
  const before = withServers({ a: "ready", b: "draining", c: "ready" });
  const after = withServers({ a: "ready", c: "ejected", d: "starting" });
  expect(viewChanges(before, after)).toEqual([
    "end server c is ejected",
    "end server d is starting",
    "end server b is gone",
  ]);
});

test("viewChanges() says new decisions with their reason, oldest first, but none that held", () => {
  const before = { ...VIEW, decisions: [decision(1, "scale_out")] };
  const decisions = [
    decision(4, "scale_out"),
    decision(3, "hold"),
    decision(2, "scale_out"),
    ...before.decisions,
  ];
  expect(viewChanges(before, { ...VIEW, decisions })).toEqual([
    "from 2 to 4: busy 2",
    "from 2 to 4: busy 4",
  ]);
});
