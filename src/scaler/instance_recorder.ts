import { hashText } from "./balancer/hash.ts";
import type { Member } from "./member.ts";
import type { InstanceSettings } from "./store/types.ts";
import { Recording, type RecordingOptions } from "./trace/recording.ts";
import type { RecordedChunk } from "./trace/types.ts";

/** What is taken down of an instance along with its requests. */
export interface Recorded {
  readonly record: { readonly settings: InstanceSettings };
  readonly members: readonly Member[];
  readonly wanted: number;
  readonly nowMs: number;
}

/** Keeps the trace of one instance: its requests, and how it was meanwhile. */
export class InstanceRecorder implements Disposable {
  readonly #recording: Recording;
  #settings: InstanceSettings | undefined;
  #mark = 0;

  constructor(options: RecordingOptions) {
    this.#recording = new Recording(options);
  }

  /** Where the recording is. */
  get directory(): string {
    return this.#recording.directory;
  }

  /** Call it a few times a second, with or without requests that ended. */
  take(chunk: RecordedChunk | undefined, seen: Recorded): void {
    const { record, members, wanted: desired, nowMs: atMs } = seen;
    const ready = members.filter(({ phase }) => phase.kind === "ready").length;
    const settings = this.#markOf(record.settings);
    const endServers = members.filter(isThere).length;
    const state = { atMs, endServers, ready, desired, settings };
    this.#recording.add(chunk, state);
  }

  /** Has all of it where it can be read. */
  flush(): void {
    this.#recording.flush();
  }

  /** Ends it, and removes what was recorded. */
  remove(): void {
    this.#recording.remove();
  }

  [Symbol.dispose](): void {
    this.#recording[Symbol.dispose]();
  }

  /** Another number for other settings; the same after a restart. */
  #markOf(settings: InstanceSettings): number {
    if (settings === this.#settings) return this.#mark;
    this.#settings = settings;
    this.#mark = hashText(JSON.stringify(settings)) & 0xffff;
    return this.#mark;
  }
}

/** It takes resources: it is on its way, serves, or drains. */
function isThere({ phase }: Member): boolean {
  return phase.kind !== "gone";
}
