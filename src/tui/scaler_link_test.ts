import { expect, test } from "bun:test";

import { eventually } from "../../_tools/testing/eventually.ts";
import { PASSWORD, RealScaler } from "../../_tools/testing/real_scaler.ts";
import { openForm } from "./components/form.ts";
import { headerParts } from "./components/header_parts.ts";
import { openStore } from "./open_store.ts";
import { initialState, topRoute } from "./reduce.ts";
import { ScalerLink, type ScalerLinkOptions } from "./scaler_link.ts";
import { makeTheme } from "./theme.ts";
import { welcomeRoute } from "./welcome_form.ts";

const BACKGROUND = { log: "", isRunning: () => true, leave() {} };

/** A console's link without a console. */
class Linked implements Disposable {
  readonly #end = new AbortController();
  readonly store = openStore(initialState(welcomeRoute()), this.#end);
  readonly link: ScalerLink;

  constructor(options: Pick<ScalerLinkOptions, "open">) {
    const { store } = this;
    const { signal } = this.#end;
    this.link = new ScalerLink({ ...options, store, signal });
  }

  /** Signs up at the scaler that is shown. */
  async signUp(email: string): Promise<void> {
    const values = { mode: "signup", email, password: PASSWORD };
    this.link.portal?.enter(openForm([], values));
    await this.until(() => this.store.current().data.email === email);
    await this.until(() => this.screen === "instances");
  }

  get screen() {
    return topRoute(this.store.current()).screen;
  }

  get notice() {
    return this.store.current().notice?.text;
  }

  async until(isSo: () => boolean): Promise<void> {
    await eventually(isSo, { what: "the console's state" });
  }

  [Symbol.dispose](): void {
    this.link[Symbol.dispose]();
    this.#end.abort();
  }
}

test("ScalerLink works with another scaler and with the own again, and each keeps its session", async () => {
  await using own = await RealScaler.start();
  await using other = await RealScaler.start();
  const open = async () => {
    return { portal: own.address, background: BACKGROUND };
  };
  using it = new Linked({ open });
  const { store, link } = it;
  await link.begin();
  await it.signUp("own@example.com");
  expect(link.background).toBe(BACKGROUND);

  link.effects.attach(other.address);
  await it.until(() => store.current().data.scaler !== undefined);
  await it.until(() => store.current().attached === other.address);
  expect(it.screen).toBe("welcome");
  expect(store.current().data.email).toBeUndefined();
  expect(link.background).toBeUndefined();
  const theme = makeTheme({ palette: "mono", noColor: false, ascii: false });
  expect(headerParts(store.current(), theme)[0]?.text).toBe(
    `at ${other.address}`,
  );
  await it.signUp("other@example.com");
  expect(store.current().remembered.scalers).toEqual([other.address]);

  link.effects.detach();
  await it.until(() => store.current().data.email === "own@example.com");
  await it.until(() => it.screen === "instances");
  expect(store.current().attached).toBeUndefined();
  link.effects.attach(other.address);
  await it.until(() => store.current().data.email === "other@example.com");
  link.effects.attach(other.address);
  expect(it.notice).toContain("already");
  link.effects.attach(own.address); // which is the own one, by its address
  await it.until(() => store.current().data.email === "own@example.com");
  expect(store.current().attached).toBeUndefined();
  expect(link.background).toBe(BACKGROUND);
});

test("ScalerLink stays where it is when nobody answers, and says so", async () => {
  await using own = await RealScaler.start();
  using it = new Linked({ open: async () => ({ portal: own.address }) });
  await it.link.begin();
  await it.signUp("own@example.com");
  it.link.effects.attach("127.0.0.1:1");
  expect(it.notice).toBe("Connecting to 127.0.0.1:1");
  await it.until(() => it.notice?.startsWith("Cannot reach") ?? false);
  expect(it.screen).toBe("instances");
  expect(it.store.current().attached).toBeUndefined();
});

test("ScalerLink tells that an instance's port is no scaler", async () => {
  await using own = await RealScaler.start();
  const { address } = await own.deploy({ services: ["echo"], min: 1 });
  using it = new Linked({ open: async () => ({ portal: own.address }) });
  await it.link.begin();
  it.link.effects.attach(address);
  await it.until(() => it.notice?.includes("is no scaler's portal") ?? false);
  expect(it.store.current().remembered.scalers).toBeUndefined();
});
