import { every } from "../../base/every.ts";
import { AskedFor, Exits } from "./_exits.ts";
import { infoOf, type ProcessRecords } from "./_process_record.ts";
import type { Started } from "./_process_start.ts";
import type { ExitEvent } from "./types.ts";

const LOOK_MS = 500;

/** Watches processes end, as often as it is asked to. */
export class ProcessWatches {
  /** Keys of records whose process's end is no news. */
  readonly asked = new AskedFor();
  readonly #records: ProcessRecords;
  readonly #looks = new Set<() => void>();

  constructor(records: ProcessRecords) {
    this.#records = records;
  }

  /** Looks twice a second, and at once when a child of ours ends. */
  watch(onExit: (event: ExitEvent) => void, signal: AbortSignal): void {
    const exits = new Exits(onExit, this.asked);
    const look = () => {
      const all = this.#records.all();
      exits.update(all.map((it) => ({ key: it.key, info: infoOf(it) })));
    };
    if (signal.aborted) return;
    this.#looks.add(look);
    signal.addEventListener("abort", () => this.#looks.delete(look));
    look();
    every(LOOK_MS, look, { signal });
  }

  /**
   * Writes down a child's exit code once it has one: whoever did not start the
   * process does not learn it.
   */
  async noteExit({ child, record }: Started): Promise<void> {
    const exitCode = await child.exited;
    const current = this.#records.read(record.name);
    if (current?.key !== record.key) return; // stopped, and removed by now
    this.#records.write({ ...current, exitCode });
    for (const look of this.#looks) look();
  }
}
