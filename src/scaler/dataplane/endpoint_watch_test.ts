import { expect, test } from "bun:test";

import { endpointWatch } from "./endpoint_watch.ts";
import type { EndpointSnapshot, Trouble } from "./types.ts";

function make() {
  const told: string[] = [];
  const watch = endpointWatch((id, what) => told.push(`${id} ${what}`));
  const see = (states: Readonly<Record<string, Trouble | "draining">>) =>
    watch(Object.entries(states).map(([id, it]) => endpoint(id, it)));
  return { told, see };
}

test("endpointWatch() tells of each change once, and of nothing that joins ready", () => {
  const { told, see } = make();
  see({ a: "none" });
  see({ a: "unreachable", b: "none" });
  see({ a: "unreachable", b: "draining" });
  see({ a: "none" });
  expect(told).toEqual(["a cannot be reached", "a takes requests again"]);
});

test("endpointWatch() says nothing of one that drains or is wanted again", () => {
  const { told, see } = make();
  see({ a: "none" });
  see({ a: "draining" });
  see({ a: "none" });
  expect(told).toEqual([]);
});

test("endpointWatch() tells of one trouble after another", () => {
  const { told, see } = make();
  see({ a: "silent" });
  see({ a: "not_serving" });
  see({ a: "failing" });
  expect(told).toEqual([
    "a is left out: it does not answer health checks",
    "a is left out: it says that it is not serving",
    "a is left out: it failed too many requests in a row",
  ]);
});

function endpoint(id: string, it: Trouble | "draining"): EndpointSnapshot {
  const trouble = it === "draining" ? "none" : it;
  const ejected = trouble === "none" ? "ready" : "ejected";
  const counts = {
    inFlight: 0,
    picks: 0,
    ejections: 0,
    completed: 0,
    failed: 0,
  };
  const state = it === "draining" ? "draining" : ejected;
  return { ...counts, id, state, trouble, latency: [] };
}
