import { expect, test } from "bun:test";

import type { Action } from "./actions.ts";
import { initialState, reduce, routeTo, topRoute } from "./reduce.ts";
import type { State } from "./types.ts";

const INSTANCE = routeTo("instance", { instanceId: "i1" });
const SERVICES = routeTo("services");
const CALCULATION = routeTo("calculation");
const WIDE = { width: 200, height: 60 };

function after(...actions: readonly Action[]): State {
  const start: State = { ...initialState(routeTo("instances")), size: WIDE };
  const push = { kind: "push", route: INSTANCE } as const;
  return [push, ...actions].reduce(reduce, start);
}

function docked({ isFocused = true } = {}): Action {
  const dock = { routes: [SERVICES], isFocused };
  return { kind: "dock", instanceId: "i1", dock };
}

function screens(state: State): string[] {
  return state.routes.map(({ screen }) => screen);
}

test("topRoute() is the calculator beside an instance while that has the keys", () => {
  expect(topRoute(after(docked())).screen).toBe("services");
  expect(topRoute(after(docked({ isFocused: false }))).screen).toBe("instance");
});

test("topRoute() is the instance where the terminal has no room for both", () => {
  const size = { width: 80, height: 24 };
  const state = after(docked(), { kind: "resize", size });
  expect(topRoute(state).screen).toBe("instance");
});

test("reduce() goes on within the calculator, and nowhere else from there", () => {
  const inner = after(docked(), { kind: "push", route: CALCULATION });
  expect(screens(inner)).toEqual(["instances", "instance"]);
  expect(topRoute(inner).screen).toBe("calculation");
  const outer = reduce(inner, { kind: "push", route: routeTo("deploy") });
  expect(screens(outer)).toEqual(["instances", "instance", "deploy"]);
  expect(topRoute(outer).screen).toBe("deploy");
});

test("reduce() goes back within the calculator, then to the instance, then on", () => {
  let state = after(docked(), { kind: "push", route: CALCULATION });
  const seen = [];
  for (let i = 0; i < 4; i++) {
    state = reduce(state, { kind: "pop" });
    seen.push(topRoute(state).screen);
  }
  expect(seen).toEqual(["services", "instance", "instances", "instances"]);
});

test("reduce() takes an answer to the calculator beside an instance, wherever one is", () => {
  const answer = { outputs: {}, endpoint: "i-1", elapsedMs: 1 };
  const state = after(
    docked(),
    { kind: "push", route: CALCULATION },
    { kind: "push", route: routeTo("deploy") },
    { kind: "patch", screen: "calculation", patch: { answer } },
    { kind: "pop" },
  );
  expect(topRoute(state).answer).toEqual(answer);
});

test("reduce() is left alone by what is about a screen that is gone", () => {
  const state = after();
  const patch = { kind: "patch", screen: "calculation", patch: {} } as const;
  expect(reduce(state, patch)).toBe(state);
  const dock = { routes: [], isFocused: true };
  const other = { kind: "dock", instanceId: "i9", dock } as const;
  expect(reduce(state, other)).toBe(state);
});
