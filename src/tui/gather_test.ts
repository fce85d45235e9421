import { expect, test } from "bun:test";

import { gather } from "./gather.ts";

test("gather() passes on together what came together, in order", async () => {
  const end = new AbortController();
  const passed = Promise.withResolvers<readonly number[]>();
  const take = gather<number>({
    ms: 1,
    signal: end.signal,
    onItems: passed.resolve,
  });
  for (const item of [1, 2, 3]) take(item);
  expect(await passed.promise).toEqual([1, 2, 3]);
});

test("gather() passes nothing on once it has ended", async () => {
  const end = new AbortController();
  const passed: number[] = [];
  const onItems = (items: readonly number[]) => void passed.push(...items);
  const take = gather<number>({ ms: 1, signal: end.signal, onItems });
  take(1);
  end.abort();
  take(2);
  const later = Promise.withResolvers<void>();
  setTimeout(later.resolve, 5);
  await later.promise;
  expect(passed).toEqual([]);
});
