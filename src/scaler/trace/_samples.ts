import { RecordWriter } from "./record_writer.ts";
import { ENDINGS, type RecordedChunk, type RequestRecord } from "./types.ts";
import type { TraceState } from "./recording.ts";

/** What every record of these tests is, but for the changes. */
export function recordOf(changes: Partial<RequestRecord> = {}): RequestRecord {
  return {
    arrivedMs: 0,
    endedMs: 20,
    waitedMs: 0,
    ending: "completed",
    timeoutMs: 0,
    client: 7,
    endServer: 1,
    beside: 0,
    ...changes,
  };
}

/** Records as they may come, in order of their ends; whole microseconds. */
export function randomRecords(
  count: number,
  prng: () => number,
): RequestRecord[] {
  let endedUs = 0;
  const below = (most: number) => Math.floor(prng() * most);
  return Array.from({ length: count }, () => {
    endedUs += below(2) * below(10 ** below(8));
    const tookUs = Math.min(endedUs, below(10 ** below(12)));
    const wasSent = prng() < 0.9;
    const waitedUs = wasSent ? below(tookUs + 1) : tookUs;
    return {
      arrivedMs: (endedUs - tookUs) / 1_000,
      endedMs: endedUs / 1_000,
      waitedMs: waitedUs / 1_000,
      ending: ENDINGS[below(ENDINGS.length)] ?? "completed",
      timeoutMs: below(2) * below(100_000),
      client: below(1 << 14),
      endServer: wasSent ? 1 + below(300) : 0,
      beside: wasSent ? below(1_000) : 0,
    };
  });
}

/** A chunk of records, as the data plane makes it. */
export function chunkOf(
  records: readonly RequestRecord[],
  wallMs = 0,
): RecordedChunk {
  const writer = new RecordWriter(0, { bytes: 1 << 20 });
  for (const record of records) writer.add(record);
  const chunk = writer.take(0, wallMs);
  if (chunk === undefined) throw new TypeError("Cannot take: no records");
  return chunk;
}

/** An instance with two end servers. */
export function stateAt(
  atMs: number,
  changes: Partial<TraceState> = {},
): TraceState {
  const all = { atMs, endServers: 2, ready: 2, desired: 2, settings: 1 };
  return { ...all, ...changes };
}
