import { expect, test } from "bun:test";

import { Turns, type Share } from "./turns.ts";

/** Turns that pass when the test says so. */
function scripted() {
  let due: (() => void)[] = [];
  const turns = new Turns((run) => void due.push(run));
  const pass = () => {
    const now = due;
    due = [];
    for (const run of now) run();
  };
  return { turns, pass };
}

/** A client of an instance that reads ten frames at a time, `count` of them. */
function client(share: Share, name: string, count: number, seen: string[]) {
  let left = count;
  return function read(): void {
    const frames = share.allow(10, 0);
    if (frames > 0) {
      seen.push(name);
      left -= 10;
      share.spend(10);
    }
    if (left > 0) share.later(read);
  };
}

test("Share has no bounds while its instance has the thread to itself", () => {
  const { turns } = scripted();
  const share = turns.share(20);
  const seen: string[] = [];
  for (const name of ["a", "b", "c", "d"]) client(share, name, 10, seen)();
  expect(seen.join("")).toBe("abcd");
});

test("Share lets the clients of one instance have so much a turn, one after the other, when there is another", () => {
  const { turns, pass } = scripted();
  const [one, other] = [turns.share(20), turns.share(20)];
  const seen: string[] = [];
  other.allow(10, 0);
  for (const name of ["a", "b", "c", "d", "e"]) client(one, name, 20, seen)();
  client(other, "X", 10, seen)();
  expect(seen.join("")).toBe("abX");
  for (const expected of ["ab", "cd", "ec", "de", ""]) {
    seen.length = 0;
    pass();
    expect(seen.join("")).toBe(expected);
  }
});

test("Share begins each turn whole", () => {
  const { turns, pass } = scripted();
  const [one, other] = [turns.share(20), turns.share(20)];
  other.allow(10, 0);
  for (let i = 0; i < 5; i++) {
    expect(one.allow(256, 0)).toBe(20);
    one.spend(13);
    expect(one.allow(256, 0)).toBe(7);
    pass();
  }
});

test("Share has no bounds again a second after the other was served last", () => {
  const { turns, pass } = scripted();
  const [one, other] = [turns.share(20), turns.share(20)];
  other.allow(10, 0);
  expect(one.allow(256, 0)).toBe(20);
  expect(one.allow(256, 999)).toBe(20);
  expect(one.allow(256, 1_000)).toBe(256);
  pass();
});

test("Share lets the others go on when one fails", () => {
  const { turns, pass } = scripted();
  const share = turns.share(20);
  const seen: string[] = [];
  share.later(() => {
    throw new Error("broken");
  });
  share.later(() => void seen.push("next"));
  expect(pass).toThrow("broken");
  pass();
  expect(seen).toEqual(["next"]);
});
