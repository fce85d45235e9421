import { expect, test } from "bun:test";

import { eventually } from "../../_tools/testing/eventually.ts";
import { RealScaler } from "../../_tools/testing/real_scaler.ts";
import { decisionEffects } from "./decision_effects.ts";
import { Feeds } from "./feeds.ts";
import { openStore } from "./open_store.ts";
import { initialState, routeTo, topRoute } from "./reduce.ts";

test("DecisionEffects.step() goes from evaluation to evaluation, and no further", async () => {
  await using scaler = await RealScaler.start({ tuning: { tickMs: 5 } });
  const portal = await scaler.tenant("ann@example.com");
  const settings = { services: ["echo"] };
  const { id } = await portal.createInstance({ settings });
  const [, , third] = await eventually(async () => {
    const all = await portal.listDecisions({ id, limit: 9, before: 4 });
    return all.length === 3 && all.reverse();
  });
  const end = new AbortController();
  const { signal } = end;
  const first = third ? { decision: third } : {};
  const route = routeTo("decision", { instanceId: id, ...first });
  const store = openStore(initialState(route), end);
  const { address } = scaler;
  const feeds = new Feeds({ portal, address, store, onLoggedOut() {}, signal });
  const world = { portal, address, store, feeds, signal };
  const { step } = decisionEffects(world);
  const here = () => topRoute(store.current());
  const goes = async (by: 1 | -1, number: number) => {
    step(here(), by);
    await eventually(() => here().decision?.number === number);
  };

  await goes(-1, 2);
  await goes(1, 3);
  await goes(1, 4);
  await goes(-1, 3);
  await goes(-1, 2);
  await goes(-1, 1);
  step(here(), -1);
  await eventually(() => store.current().notice?.text === "This is the oldest");
  expect(here().decision?.number).toBe(1);
  feeds[Symbol.dispose]();
  end.abort();
});
