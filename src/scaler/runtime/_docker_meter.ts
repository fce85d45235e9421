import { pause } from "../../base/pause.ts";
import {
  statsSample,
  usageBetween,
  type StatsSample,
} from "./_docker_stats.ts";
import type { Containers, Inspected } from "./_docker_containers.ts";
import type { Usage } from "./types.ts";

const RETRY_MS = 2_000;

/** Measures containers, each over one stream, from the first question on. */
export class Meters implements Disposable {
  readonly #containers: Containers;
  readonly #meters = new Map<string, Meter>();

  constructor(containers: Containers) {
    this.#containers = containers;
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
        const found = await this.#containers.find(name);
        if (found?.info.state.kind !== "running") break;
        await this.#follow(found, meter);
      } catch {
        // The engine is away, which whoever starts or lists will be told.
      }
      meter.latest = undefined;
      await pause(RETRY_MS, signal);
    }
    meter.latest = undefined;
  }

  async #follow({ id, details }: Inspected, meter: Meter): Promise<void> {
    const { NanoCpus } = details.HostConfig;
    const limit = NanoCpus ? NanoCpus / 1e9 : 1;
    const { engine } = this.#containers;
    let before: StatsSample | undefined;
    for await (const line of engine.stats(id, meter.stop.signal)) {
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
