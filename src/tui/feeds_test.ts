import { expect, test } from "bun:test";

import { eventually } from "../../_tools/testing/eventually.ts";
import { RealScaler } from "../../_tools/testing/real_scaler.ts";
import type { PortalClient } from "../wire/portal_client.ts";
import { Feeds } from "./feeds.ts";
import { initialState, reduce, routeTo } from "./reduce.ts";
import { createStore } from "./store.ts";

const ECHO = { services: ["echo"], min: 1, max: 2 };

/** The feeds of a tenant at a real scaler, with a store of their own. */
function feed(portal: PortalClient, address: string) {
  const end = new AbortController();
  const { signal } = end;
  const initial = initialState(routeTo("instances"));
  const store = createStore({ initial, reduce, minGapMs: 0, signal });
  const feeds = new Feeds({
    portal,
    address,
    store,
    signal,
    onLoggedOut() {},
    listMs: 100,
    viewMs: 100,
  });
  feeds.start();
  void feeds.list();
  return {
    feeds,
    data: () => store.current().data,
    [Symbol.dispose]() {
      feeds[Symbol.dispose]();
      end.abort();
    },
  };
}

/** A tenant with two instances that serve. */
async function scene() {
  const scaler = await RealScaler.start();
  const portal = await scaler.tenant("ann@example.com");
  const request = { name: "", settings: ECHO };
  const first = await portal.createInstance(request);
  const second = await portal.createInstance(request);
  await eventually(async () => {
    const all = await portal.listInstances();
    return all.every(({ state }) => state === "serving");
  });
  return { scaler, portal, first, second };
}

test("Feeds tell the load of every instance, and the tables of the one looked at", async () => {
  const { scaler, portal, first, second } = await scene();
  await using _scaler = scaler;
  using it = feed(portal, scaler.address);
  await eventually(
    () => it.data().loads[first.id] && it.data().loads[second.id],
  );
  expect(it.data().views).toEqual({});

  it.feeds.lookAt({ instanceId: first.id, source: "" });
  const view = await eventually(() => it.data().views[first.id]);
  expect(view.endServers).toHaveLength(1);
  await eventually(() => it.data().log.lines.length > 0);
  expect(it.data().views[second.id]).toBeUndefined();

  it.feeds.lookAt(undefined);
  const before = it.data().views[first.id];
  const { atMs = 0 } = it.data().history[first.id]?.at(-1) ?? {};
  await eventually(() =>
    it.data().history[first.id]?.some((point) => point.atMs > atMs),
  );
  expect(it.data().views[first.id]).toBe(before);
});

test("Feeds fill the past from what the scaler remembers", async () => {
  const { scaler, portal, first } = await scene();
  await using _scaler = scaler;
  // There is a past before any console looks.
  const past = await eventually(async () => {
    const watch = portal.watchInstance({ id: first.id, pastPoints: 600 });
    const { value } = await watch.next();
    await watch.return();
    const points = value?.past ?? [];
    return points.length > 1 && points;
  });
  using it = feed(portal, scaler.address);
  const history = await eventually(() => it.data().history[first.id]);
  expect(history.length).toBeGreaterThanOrEqual(past.length);
  expect(history[0]).toEqual(past[0]);
});

test("Feeds give the lines of one source alone when that is asked for", async () => {
  const { scaler, portal, first } = await scene();
  await using _scaler = scaler;
  using it = feed(portal, scaler.address);
  await eventually(() => it.data().instances.length === 2);
  it.feeds.lookAt({ instanceId: first.id, source: "" });
  const isOwn = ({ source }: { source: string }) => source === "instance";
  await eventually(() => it.data().log.lines.some(isOwn));
  it.feeds.lookAt({ instanceId: first.id, source: "requests" });
  await eventually(() => !it.data().log.lines.some(isOwn));
});
