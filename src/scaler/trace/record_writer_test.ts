import { expect, test } from "bun:test";

import { seededPrng } from "../../../_tools/testing/seeded_prng.ts";
import { chunkOf, randomRecords, recordOf } from "./_samples.ts";
import { readRecords } from "./read_records.ts";
import { RecordWriter } from "./record_writer.ts";

test("RecordWriter's chunks read as what was written", () => {
  for (let seed = 1; seed <= 20; seed++) {
    const records = randomRecords(200, seededPrng(seed));
    expect(readRecords(chunkOf(records))).toEqual(records);
  }
});

test("RecordWriter takes about thirteen bytes for a request", () => {
  const records = Array.from({ length: 1_000 }, (_, at) =>
    recordOf({
      arrivedMs: at * 3,
      endedMs: at * 3 + 25,
      client: 9_000,
      beside: 4,
    }),
  );
  const { bytes } = chunkOf(records);
  expect(bytes.length / records.length).toBeLessThan(14);
});

test("RecordWriter counts what it has no room for, and begins anew", () => {
  const writer = new RecordWriter(0, { bytes: 200 });
  for (let i = 0; i < 100; i++) writer.add(recordOf({ endedMs: 20 + i }));
  const full = writer.take(120, 0);
  expect(full?.bytes.length).toBeLessThanOrEqual(200);
  expect((full?.count ?? 0) + (full?.dropped ?? 0)).toBe(100);
  expect(full?.dropped).toBeGreaterThan(0);
  expect(writer.take(130, 0)).toBeUndefined();
  const late = recordOf({ arrivedMs: 130, endedMs: 140 });
  writer.add(late);
  const next = writer.take(200, 0);
  expect(next && readRecords(next)).toEqual([late]);
});

test("RecordWriter.take() tells times of the wall clock", () => {
  const writer = new RecordWriter(500);
  writer.add(recordOf({ arrivedMs: 510, endedMs: 520.25 }));
  const chunk = writer.take(600, 1_800_000_000_000);
  const [record] = chunk ? readRecords(chunk) : [];
  expect(record?.arrivedMs).toBe(1_800_000_000_510);
  expect(record?.endedMs).toBe(1_800_000_000_520.25);
});

test("readRecords() of any cut reads the whole records before it", () => {
  const records = randomRecords(60, seededPrng(5));
  const { bytes, baseMs } = chunkOf(records);
  let least = 0;
  for (let cut = 0; cut <= bytes.length; cut++) {
    const read = readRecords({ baseMs, bytes: bytes.subarray(0, cut) });
    expect(read).toEqual(records.slice(0, read.length));
    expect(read.length).toBeGreaterThanOrEqual(least);
    least = read.length;
  }
  expect(least).toBe(records.length);
});

test("readRecords() of noise ends without a record that is impossible", () => {
  const prng = seededPrng(11);
  for (let i = 0; i < 500; i++) {
    const bytes = Uint8Array.from({ length: 80 }, () => prng() * 256);
    for (const record of readRecords({ baseMs: 1e12, bytes })) {
      expect(record.endedMs).toBeGreaterThanOrEqual(record.arrivedMs);
      expect(record.waitedMs).toBeGreaterThanOrEqual(0);
    }
  }
});
