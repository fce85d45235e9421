import { expect, test } from "bun:test";

import { seededPrng } from "../../../../_tools/testing/seeded_prng.ts";
import { Clock } from "../clock.ts";
import { Stream, type StreamBearer } from "./stream.ts";
import { StreamTable } from "./stream_table.ts";

const BEARER: StreamBearer = {
  sender: {
    initialWindow: 0,
    headers() {},
    interim() {},
    data() {},
    trailers() {},
  },
  output: { appended: 0 },
  clock: new Clock(),
  streamWindow: 0,
  giveBack() {},
  reset() {},
};

test("StreamTable finds what is open and nothing else, however long some last", () => {
  const prng = seededPrng(3);
  const table = new StreamTable();
  const open = new Map<number, Stream>();
  let id = 1;
  for (let round = 0; round < 5_000; round++) {
    const most = round % 1_000 < 500 ? 10 : 600;
    if (open.size < most) {
      const stream = new Stream(BEARER, id);
      open.set(id, stream);
      table.add(stream);
      id += 2 * (1 + Math.floor(prng() * 3));
    }
    const [old] = open.keys();
    const mayGo = [...open.keys()].filter((it) => it !== old);
    const goes = mayGo[Math.floor(prng() * mayGo.length)];
    if (goes !== undefined && (prng() < 0.3 || open.size >= most)) {
      open.delete(goes);
      table.remove(goes, false);
      expect(table.get(goes)).toBeUndefined();
    }
    expect(table.size).toBe(open.size);
  }
  for (const [key, stream] of open) expect(table.get(key)).toBe(stream);
  const ids = table.values().map((it) => it.id);
  expect(ids.toSorted((a, b) => a - b)).toEqual([...open.keys()]);
});

test("StreamTable remembers how the last ones closed", () => {
  const table = new StreamTable();
  table.remove(1, true);
  table.remove(3, false);
  expect([table.wasReset(1), table.wasReset(3)]).toEqual([true, false]);
  expect([table.wasOpen(1), table.wasOpen(3)]).toEqual([true, true]);
  for (let id = 5; id < 300; id += 2) table.remove(id, true);
  expect(table.wasOpen(1)).toBe(false);
});

test("StreamTable.clear() gives out all that was open", () => {
  const table = new StreamTable();
  for (const id of [1, 3, 5]) table.add(new Stream(BEARER, id));
  expect(table.clear().map((it) => it.id)).toEqual([1, 3, 5]);
  expect([table.size, table.get(3)]).toEqual([0, undefined]);
});
