import { expect, jest, test } from "bun:test";

import { createStore } from "./store.ts";

interface Add {
  readonly by: number;
}

function counter() {
  const end = new AbortController();
  let nowMs = 0;
  let frames = 0;
  const store = createStore<number, Add>({
    initial: 0,
    reduce: (sum, { by }) => sum + by,
    minGapMs: 1_000,
    signal: end.signal,
    now: () => nowMs,
  });
  store.subscribe(() => frames++);
  const pass = (ms: number) => {
    nowMs += ms;
    jest.advanceTimersByTime(ms);
  };
  return { store, end, pass, frames: () => frames };
}

test("createStore() makes one frame a gap of a stream of any rate", () => {
  jest.useFakeTimers();
  const { store, pass, frames } = counter();
  for (let i = 0; i < 200; i++) {
    store.dispatch({ by: 1 });
    pass(10);
  }
  expect(frames()).toBeLessThanOrEqual(3);
  pass(1_000);
  expect(store.published()).toBe(200);
  jest.useRealTimers();
});

test("createStore() publishes what is urgent at once, and all before it", () => {
  const { store, frames } = counter();
  store.dispatch({ by: 1 }, { urgent: true });
  store.dispatch({ by: 2 });
  expect(store.published()).toBe(1);
  store.dispatch({ by: 4 }, { urgent: true });
  expect(store.published()).toBe(7);
  expect(frames()).toBe(2);
});

test("createStore() makes no frame of an action that changes nothing", () => {
  const { store, frames } = counter();
  store.dispatch({ by: 0 }, { urgent: true });
  expect(frames()).toBe(0);
});

test("createStore() shows keys the state with everything in it", () => {
  const { store } = counter();
  store.dispatch({ by: 1 }, { urgent: true });
  store.dispatch({ by: 2 });
  expect(store.current()).toBe(3);
});

test("createStore() publishes nothing after its end", () => {
  const { store, end, frames } = counter();
  end.abort();
  store.dispatch({ by: 1 }, { urgent: true });
  expect(frames()).toBe(0);
});

test("createStore() makes no frame of what looks the same, unless a person did it", () => {
  jest.useFakeTimers();
  const { signal } = new AbortController();
  let frames = 0;
  const store = createStore<number, Add>({
    initial: 0,
    reduce: (sum, { by }) => sum + by,
    minGapMs: 1_000,
    looksSame: (a, b) => Math.floor(a) === Math.floor(b),
    signal,
    now: () => 0,
  });
  store.subscribe(() => frames++);
  store.dispatch({ by: 0.1 });
  jest.advanceTimersByTime(5_000);
  expect(frames).toBe(0);
  expect(store.current()).toBe(0.1);
  store.dispatch({ by: 0.1 }, { urgent: true });
  expect(frames).toBe(1);
  store.dispatch({ by: 1 });
  jest.advanceTimersByTime(1_000);
  expect(store.published()).toBe(1.2);
  jest.useRealTimers();
});
