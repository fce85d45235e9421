import { HAS_TIMEOUT, WAS_SENT } from "./record_writer.ts";
import {
  ENDINGS,
  type Ending,
  type RecordedChunk,
  type RequestRecord,
} from "./types.ts";
import { VarintReader } from "./varint.ts";

/**
 * The whole records of a chunk, by their ends, with times of the wall clock.
 * What breaks off or makes no sense ends them: what came before it stands.
 */
export function readRecords({
  baseMs,
  bytes,
}: Pick<RecordedChunk, "baseMs" | "bytes">): RequestRecord[] {
  const reader = new VarintReader(bytes);
  const records: RequestRecord[] = [];
  let endedUs = Math.round(baseMs * 1_000);
  while (reader.at < bytes.length) {
    const record = readRecord(reader, endedUs);
    if (record === undefined) break;
    endedUs = Math.round(record.endedMs * 1_000);
    records.push(record);
  }
  return records;
}

function readRecord(
  reader: VarintReader,
  lastUs: number,
): RequestRecord | undefined {
  const code = reader.next();
  const endedUs = lastUs + reader.next();
  const tookUs = reader.next();
  const client = reader.next();
  const timeoutMs = (code & HAS_TIMEOUT) > 0 ? reader.next() : 0;
  const wasSent = (code & WAS_SENT) > 0;
  const servedUs = wasSent ? reader.next() : 0;
  const endServer = wasSent ? reader.next() : 0;
  const beside = wasSent ? reader.next() : 0;
  const ending = endingOf(code);
  const isPossible = servedUs <= tookUs && Number.isSafeInteger(endedUs);
  if (reader.isBroken || ending === undefined || !isPossible) return undefined;
  return {
    arrivedMs: (endedUs - tookUs) / 1_000,
    endedMs: endedUs / 1_000,
    waitedMs: (tookUs - servedUs) / 1_000,
    ending,
    timeoutMs,
    client,
    endServer,
    beside,
  };
}

function endingOf(code: number): Ending | undefined {
  const known = code < 2 * WAS_SENT;
  return known ? ENDINGS[code & (HAS_TIMEOUT - 1)] : undefined;
}
