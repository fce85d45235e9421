import { expect, test } from "bun:test";

import { eventually } from "../../_tools/testing/eventually.ts";
import { RealScaler } from "../../_tools/testing/real_scaler.ts";
import { CalculatorClient } from "../wire/calculator_client.ts";
import { Feeds } from "./feeds.ts";
import { openStore } from "./open_store.ts";
import { picksEffects } from "./picks_effects.ts";
import { initialState, routeTo, topRoute } from "./reduce.ts";

test("PicksEffects.explainPicks() shows the next twenty picks, newest first, and twenty more when asked again", async () => {
  await using scaler = await RealScaler.start();
  const {
    client: portal,
    id,
    address: at,
  } = await scaler.deploy({
    services: ["echo"],
  });
  const { address } = scaler;
  const end = new AbortController();
  const { signal } = end;
  const route = routeTo("picks", { instanceId: id });
  const store = openStore(initialState(route), end);
  const feeds = new Feeds({ portal, address, store, onLoggedOut() {}, signal });
  const world = { portal, address, store, feeds, signal };
  const { explainPicks } = picksEffects(world);
  const here = () => topRoute(store.current()).picks;
  using client = new CalculatorClient(at);

  explainPicks(id);
  expect(here()).toEqual({ isOn: true, list: [] });
  await eventually(async () => {
    await client.listServices();
    return here()?.isOn === false;
  });
  const { list = [] } = here() ?? {};
  expect(list.map(({ number }) => number)).toEqual(
    Array.from({ length: 20 }, (_, index) => 20 - index),
  );
  expect(list[0]?.method).toBe("/tellerline.v1.Catalogue/ListServices");
  expect(list[0]?.candidates).toHaveLength(2);

  explainPicks(id);
  await eventually(async () => {
    await client.listServices();
    return here()?.isOn === false;
  });
  expect(here()?.list).toHaveLength(40);
  feeds[Symbol.dispose]();
  end.abort();
});
