import { every } from "../../base/every.ts";
import { cpuShare } from "./_cpu_share.ts";
import { processFacts } from "./_process_facts.ts";
import {
  isAlive,
  type ProcessRecord,
  type ProcessRecords,
} from "./_process_record.ts";
import type { Usage } from "./types.ts";

const SAMPLE_MS = 1_000;

interface Meter {
  readonly stop: AbortController;
  latest: Usage | undefined;
}

interface Sample {
  readonly atMs: number;
  readonly cpuMs: number;
}

/** Measures processes once a second, each from the first question on. */
export class ProcessMeters implements Disposable {
  readonly #records: ProcessRecords;
  readonly #meters = new Map<string, Meter>();

  constructor(records: ProcessRecords) {
    this.#records = records;
  }

  /** The latest reading; starts the measuring when there is none yet. */
  usage(name: string): Usage | undefined {
    const known = this.#meters.get(name);
    if (known) return known.latest;
    const record = this.#records.read(name);
    if (record) this.#start(record);
    return undefined;
  }

  end(name: string): void {
    this.#meters.get(name)?.stop.abort();
    this.#meters.delete(name);
  }

  [Symbol.dispose](): void {
    for (const name of [...this.#meters.keys()]) this.end(name);
  }

  #start(record: ProcessRecord): void {
    const meter: Meter = { stop: new AbortController(), latest: undefined };
    this.#meters.set(record.name, meter);
    let before = sampleOf(record);
    const tick = () => {
      const now = sampleOf(record);
      if (!now) {
        meter.latest = undefined;
        return meter.stop.abort();
      }
      meter.latest = before && usageBetween(before, now, record.cpuLimit);
      before = now;
    };
    every(SAMPLE_MS, tick, { signal: meter.stop.signal });
  }
}

interface FullSample extends Sample {
  readonly memoryBytes: number;
}

function sampleOf(record: ProcessRecord): FullSample | undefined {
  const { pid } = record;
  if (pid === undefined || !isAlive(record)) return undefined;
  const facts = processFacts(pid);
  if (!facts) return undefined;
  const { cpuMs, memoryBytes } = facts;
  return { atMs: performance.now(), cpuMs, memoryBytes };
}

function usageBetween(
  before: Sample,
  now: FullSample,
  limit: number,
): Usage | undefined {
  const usedMs = now.cpuMs - before.cpuMs;
  const cpuPercent = cpuShare(usedMs, now.atMs - before.atMs, limit);
  if (cpuPercent === undefined) return undefined;
  return { atMs: Date.now(), cpuPercent, memoryBytes: now.memoryBytes };
}
