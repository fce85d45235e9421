import { pause } from "../../base/pause.ts";
import {
  statsSample,
  usageBetween,
  type StatsSample,
} from "./_docker_stats.ts";
import type { Engine } from "./engine.ts";
import type { Usage } from "./types.ts";

const RETRY_MS = 2_000;

/** What is to be measured. */
export interface Measured {
  readonly id: string;
  /** Cores it may use. */
  readonly limit: number;
}

/** Measures containers, each over one stream, from the first question on. */
export class Meters implements Disposable {
  readonly #engine: Engine;
  readonly #find: (name: string) => Promise<Measured | undefined>;
  readonly #meters = new Map<string, Meter>();

  /** @param find The running container of that name, if there is one. */
  constructor(
    engine: Engine,
    find: (name: string) => Promise<Measured | undefined>,
  ) {
    this.#engine = engine;
    this.#find = find;
  }

  /** The latest reading; starts the measuring when there is none yet. */
  usage(name: string): Usage | undefined {
    const known = this.#meters.get(name);
    if (known) return known.latest;
    const meter: Meter = { stop: new AbortController(), latest: undefined };
    this.#meters.set(name, meter);
    void this.#run(name, meter);
    return undefined;
  }

  /** Ends the measuring of one; it may be asked for anew. */
  end(name: string): void {
    this.#meters.get(name)?.stop.abort();
    this.#meters.delete(name);
  }

  [Symbol.dispose](): void {
    for (const name of [...this.#meters.keys()]) this.end(name);
  }

  /** Until it has ended or is stopped; a broken stream is opened anew. */
  async #run(name: string, meter: Meter): Promise<void> {
    const { signal } = meter.stop;
    while (!signal.aborted) {
      try {
        const measured = await this.#find(name);
        if (!measured) break;
        await this.#follow(measured, meter);
      } catch {
        // The engine is away, which whoever starts or lists will be told.
      }
      meter.latest = undefined;
      await pause(RETRY_MS, signal);
    }
    meter.latest = undefined;
  }

  async #follow({ id, limit }: Measured, meter: Meter): Promise<void> {
    let before: StatsSample | undefined;
    for await (const line of this.#engine.stats(id, meter.stop.signal)) {
      const sample = statsSample(line);
      if (!sample) return;
      if (before)
        meter.latest = usageBetween(before, sample, limit) ?? meter.latest;
      before = sample;
    }
  }
}

interface Meter {
  readonly stop: AbortController;
  latest: Usage | undefined;
}
