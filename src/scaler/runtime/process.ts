import { capLogs, processLog } from "./_process_log.ts";
import { ProcessMeters } from "./_process_meter.ts";
import { checkProgram } from "./_process_program.ts";
import { infoOf, ProcessRecords } from "./_process_record.ts";
import { startProcess } from "./_process_start.ts";
import { stopProcess } from "./_process_stop.ts";
import { ProcessWatches } from "./_process_watch.ts";
import type {
  EndServerInfo,
  EndServerSpec,
  ExitEvent,
  LogEntry,
  LogOptions,
  Runtime,
  Usage,
} from "./types.ts";

/** What processes are made with. */
export interface ProcessRuntimeOptions {
  /** Only processes that carry this id in their record are seen and touched. */
  readonly installation: string;
  /** Where records and logs are kept; made when needed, for its owner only. */
  readonly directory: string;
  /** The end server's program: an executable and its first arguments. */
  readonly command: readonly string[];
}

/**
 * A runtime whose end servers are processes of this machine, for where there is
 * no Docker engine. They run on when this process ends, and are found again by
 * their records. Their memory and CPU are measured against their limits, but
 * not held to them: an operating system offers that to containers only.
 */
export function processRuntime(options: ProcessRuntimeOptions): Runtime {
  return new ProcessRuntime(options);
}

class ProcessRuntime implements Runtime {
  readonly kind = "process";
  readonly #command: readonly string[];
  readonly #records: ProcessRecords;
  readonly #meters: ProcessMeters;
  readonly #watches: ProcessWatches;
  readonly #end = new AbortController();

  constructor({ installation, directory, command }: ProcessRuntimeOptions) {
    this.#command = command;
    this.#records = new ProcessRecords(directory, installation);
    this.#meters = new ProcessMeters(this.#records);
    this.#watches = new ProcessWatches(this.#records);
    capLogs(this.#records, this.#end.signal);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#end.abort();
    this.#meters[Symbol.dispose]();
  }

  async prepare(): Promise<void> {
    checkProgram(this.#command);
    this.#records.prepare();
  }

  async start(
    spec: EndServerSpec,
    { signal }: { readonly signal?: AbortSignal } = {},
  ): Promise<EndServerInfo> {
    signal?.throwIfAborted();
    const { asked } = this.#watches;
    const started = await startProcess(this.#records, spec, {
      command: this.#command,
      signal,
      onMade: (key) => asked.add(key),
    });
    asked.delete(started.record.key);
    void this.#watches.noteExit(started);
    return started.info;
  }

  async stop(
    name: string,
    { graceMs }: { readonly graceMs: number },
  ): Promise<void> {
    this.#meters.end(name);
    const record = this.#records.read(name);
    if (!record) return;
    this.#watches.asked.add(record.key);
    await stopProcess(this.#records, record, graceMs);
  }

  async list(): Promise<readonly EndServerInfo[]> {
    return this.#records.all().map(infoOf);
  }

  watch(
    onExit: (event: ExitEvent) => void,
    { signal }: { readonly signal: AbortSignal },
  ): void {
    this.#watches.watch(onExit, this.#until(signal));
  }

  usage(name: string): Usage | undefined {
    return this.#meters.usage(name);
  }

  logs(name: string, options: LogOptions): AsyncIterable<LogEntry> {
    const signal = this.#until(options.signal);
    return processLog(this.#records, name, { ...options, signal });
  }

  /** Nothing goes on after the disposal. */
  #until(signal: AbortSignal): AbortSignal {
    return AbortSignal.any([signal, this.#end.signal]);
  }
}
