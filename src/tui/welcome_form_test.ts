import { expect, test } from "bun:test";

import { drive } from "./_driven.ts";
import { initialState, topRoute } from "./reduce.ts";
import type { State } from "./types.ts";
import { welcomeRoute, type WelcomeGiven } from "./welcome_form.ts";

const SCALERS = ["127.0.0.1:7500", "127.0.0.1:7600"];

function at(given: WelcomeGiven) {
  const remembered = { sorts: {}, ...given.remembered };
  const { attached } = given;
  return drive(initialState(welcomeRoute(given), { remembered, attached }));
}

function fieldsOf(state: State): string[] {
  return topRoute(state).form?.fields.map(({ name }) => name) ?? [];
}

function errorsOf(state: State) {
  return topRoute(state).form?.errors;
}

test("welcomeRoute() has a newcomer sign up, and who was here type the password", () => {
  const first = welcomeRoute().form;
  expect([first?.values.mode, first?.focus]).toEqual(["signup", 0]);
  const again = welcomeRoute({ remembered: { email: "a@b.c" } }).form;
  expect([again?.values.mode, again?.focus]).toEqual(["login", 2]);
});

test("welcome asks for an address once a scaler is to be attached to, and sends it", () => {
  const it = at({});
  it.press("left");
  expect(fieldsOf(it.state())).toEqual(["mode", "address"]);
  it.press("tab");
  it.type("7500");
  it.press("enter");
  expect(it.done).toEqual(["attach 127.0.0.1:7500"]);
});

test("welcome tells what is no address, and sends nothing", () => {
  const it = at({});
  it.press("left", "tab");
  it.type("over there");
  it.press("enter");
  expect(it.done).toEqual([]);
  expect(errorsOf(it.state())?.address).toContain('"over there"');
});

test("welcome offers the scalers attached to before, and another one", () => {
  const it = at({ remembered: { scalers: SCALERS } });
  it.press("left", "tab");
  expect(fieldsOf(it.state())).toEqual(["mode", "scaler"]);
  it.press("right", "enter");
  expect(it.done).toEqual(["attach 127.0.0.1:7600"]);
  const other = at({ remembered: { scalers: SCALERS } });
  other.press("left", "tab", "left");
  expect(fieldsOf(other.state())).toEqual(["mode", "scaler", "address"]);
});

test("welcome goes back to the own scaler where another one is shown, which is not offered", () => {
  const [attached] = SCALERS;
  const it = at({ remembered: { scalers: SCALERS.slice(0, 1) }, attached });
  it.press("left");
  expect(fieldsOf(it.state())).toEqual(["mode"]);
  it.press("left");
  expect(fieldsOf(it.state())).toEqual(["mode", "address"]);
  it.press("right", "enter");
  expect(it.done).toEqual(["detach"]);
});

test("welcome keeps what was typed for an account through a look at attaching", () => {
  const it = at({});
  it.press("tab");
  it.type("a@b.c");
  it.press("shift-tab", "left", "right");
  expect(topRoute(it.state()).form?.values.email).toBe("a@b.c");
});
