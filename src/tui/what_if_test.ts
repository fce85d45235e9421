import { expect, test } from "bun:test";

import { DeployedInstance } from "../../_tools/testing/deployed_instance.ts";
import { eventually } from "../../_tools/testing/eventually.ts";
import { RealScaler } from "../../_tools/testing/real_scaler.ts";
import { CalculatorClient } from "../wire/calculator_client.ts";
import { changesOf } from "./change_form.ts";
import { createController } from "./controller.ts";
import { NO_EFFECTS } from "./_no_effects.ts";
import { pressOf } from "./_press_of.ts";
import { Feeds } from "./feeds.ts";
import { openStore } from "./open_store.ts";
import { portalEffects } from "./portal_effects.ts";
import { initialState, routeTo, topRoute } from "./reduce.ts";
import { playedRows } from "./what_if.ts";

const BACKGROUND = { log: "", isRunning: () => true, leave() {} };

/** A console at the screen, with a scaler of its own that was called. */
async function whatIfConsole() {
  await using parts = new AsyncDisposableStack();
  const scaler = parts.use(await RealScaler.start());
  const portal = await scaler.tenant("ann@example.com");
  const settings = { services: ["echo"] };
  const { id, port } = await portal.createInstance({ settings });
  const instance = new DeployedInstance(portal, { id, port });
  await instance.ready();
  const client = parts.use(new CalculatorClient(`127.0.0.1:${port}`));
  for (let call = 0; call < 30; call++) await client.listServices();
  await instance.until(({ load }) => load?.completed === 30);
  const end = parts.adopt(new AbortController(), (it) => it.abort());
  const { signal } = end;
  const route = routeTo("instance", { instanceId: id });
  const store = openStore(initialState(route), end);
  const { address } = scaler;
  const feeds = parts.use(
    new Feeds({ portal, address, store, onLoggedOut() {}, signal }),
  );
  store.dispatch({ kind: "session", email: "ann@example.com" });
  store.dispatch({ kind: "scaler", scaler: await portal.getScaler() });
  feeds.start();
  await feeds.list();
  await eventually(() => store.current().data.instances.length > 0);
  const world = { portal, address, store, feeds, signal };
  const effects = { ...NO_EFFECTS, portal: portalEffects(world) };
  const press = createController({ store, background: BACKGROUND, effects });
  const owned = parts.move();
  return {
    store,
    portal,
    id,
    press: (name: string) => press(pressOf(name)),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

test("WhatIf plays what was recorded, and changes the instance to a result after the difference", async () => {
  await using console = await whatIfConsole();
  const { store, press, portal, id } = console;
  const here = () => topRoute(store.current());
  press("i");
  expect(here().screen).toBe("what_if");
  press("enter");
  const { simulation } = await eventually(() => {
    const { whatIf } = here();
    return whatIf?.simulation && whatIf;
  });
  expect(simulation?.observed?.arrived).toBeGreaterThanOrEqual(30);
  expect(playedRows(here()).map(({ id: row }) => row)).toEqual([
    ...["seen", "0", "1", "2", "3"],
  ]);

  press("home");
  press("a");
  expect(store.current().notice?.text).toContain("Choose an alternative");
  press("end");
  press("enter");
  expect(here()).toMatchObject({ screen: "change", tab: "difference" });
  const [change, ...others] = changesOf(store.current().data, here());
  expect(others).toEqual([]);
  expect(change?.name).toBe("strategy");
  press("enter");
  await eventually(async () => {
    const { settings } = await portal.getInstance(id);
    return settings?.strategy === change?.to;
  });
  await eventually(() => here().screen === "what_if");
});

test("WhatIf marks the alternative that the scaler refuses", async () => {
  await using console = await whatIfConsole();
  const { store, press } = console;
  const here = () => topRoute(store.current());
  press("i");
  press("tab");
  press("ctrl-u");
  for (const key of "min=900") press(key);
  press("enter");
  const { errors } = await eventually(() => {
    const { form } = here();
    return form?.status.kind === "refused" && form;
  });
  expect(errors.first).toMatch(/^min: 900 was given/);
});
