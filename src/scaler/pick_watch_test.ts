import { expect, test } from "bun:test";

import type { PickRecord } from "./dataplane/types.ts";
import { PickWatch } from "./pick_watch.ts";

function pick(method: string): PickRecord {
  return {
    atMs: 0,
    method,
    client: "127.0.0.1",
    strategy: "random",
    endServer: "i-1",
    waitedMs: 0,
    reason: "the only one that could be picked",
    candidates: [],
  };
}

function make() {
  const asked: number[] = [];
  const watch = new PickWatch((picks) => void asked.push(picks));
  const leave = new AbortController();
  const { signal } = leave;
  const follow = async (picks: number) => {
    const seen: string[] = [];
    for await (const { method } of watch.follow({ picks, signal })) {
      seen.push(method);
    }
    return seen.join("");
  };
  return { watch, asked, follow, leave };
}

test("PickWatch.follow() ends after as many picks as were wanted", async () => {
  const { watch, asked, follow } = make();
  const seen = follow(3);
  watch.hear([pick("a"), pick("b")]);
  watch.hear([pick("c"), pick("d")]);
  expect(await seen).toBe("abc");
  expect(asked).toEqual([3]);
});

test("PickWatch asks for as many as the one wants who wants most, and for none at last", async () => {
  const { watch, asked, follow, leave } = make();
  const [two, five] = [follow(2), follow(5)];
  watch.hear([pick("a"), pick("b"), pick("c")]);
  expect(await two).toBe("ab");
  const more = follow(1);
  leave.abort();
  expect([await five, await more]).toEqual(["abc", ""]);
  expect(asked).toEqual([2, 5, 2, 1, 0]);
});

test("PickWatch.close() ends all who follow, with what they had heard of", async () => {
  const { watch, follow } = make();
  const all = [follow(5), follow(9)];
  watch.hear([pick("a")]);
  watch.close();
  expect(await Promise.all(all)).toEqual(["a", "a"]);
});
