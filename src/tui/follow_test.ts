import { expect, test } from "bun:test";

import { follow } from "./follow.ts";

test("follow() opens a stream again when it breaks, and counts anew after news", async () => {
  const end = new AbortController();
  const news: string[] = [];
  const waits: number[] = [];
  let opened = 0;
  await follow(
    async function* () {
      opened++;
      if (opened < 4) throw new Error("refused");
      yield `news ${opened}`;
      if (opened === 5) end.abort();
    },
    {
      signal: end.signal,
      onNews: (it) => news.push(it),
      onLost: () => true,
      backoffMs: (failures) => {
        waits.push(failures);
        return 0;
      },
    },
  );
  expect(news).toEqual(["news 4", "news 5"]);
  expect(waits).toEqual([0, 1, 2, 0]);
});

test("follow() ends when it is told that trying again is of no use", async () => {
  const lost: unknown[] = [];
  await follow(
    // oxlint-disable-next-line require-yield
    async function* (): AsyncGenerator<never> {
      throw new Error("no such instance");
    },
    {
      signal: new AbortController().signal,
      onNews: () => {},
      onLost: (error) => {
        lost.push(error);
        return false;
      },
    },
  );
  expect(lost).toHaveLength(1);
});
