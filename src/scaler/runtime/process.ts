import { existsSync } from "node:fs";
import { isAbsolute } from "node:path";

import { NotFoundError, PreconditionError } from "../../base/errors.ts";
import { every } from "../../base/every.ts";
import { AskedFor, Exits } from "./_exits.ts";
import { capLog, readLog } from "./_log_file.ts";
import { checkInstallation, checkName } from "./_names.ts";
import { ProcessMeters } from "./_process_meter.ts";
import { infoOf, isAlive, ProcessRecords } from "./_process_record.ts";
import { startProcess, type Started } from "./_process_start.ts";
import { stopProcess } from "./_process_stop.ts";
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

const LOOK_MS = 500;
const CAP_MS = 5_000;

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
  readonly #installation: string;
  readonly #command: readonly string[];
  readonly #records: ProcessRecords;
  readonly #meters: ProcessMeters;
  readonly #asked = new AskedFor();
  readonly #looks = new Set<() => void>();
  readonly #end = new AbortController();

  constructor({ installation, directory, command }: ProcessRuntimeOptions) {
    checkInstallation(installation);
    this.#installation = installation;
    this.#command = command;
    this.#records = new ProcessRecords(directory, installation);
    this.#meters = new ProcessMeters((name) => this.#records.read(name));
    every(CAP_MS, () => this.#capLogs(), this.#end);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#end.abort();
    this.#meters[Symbol.dispose]();
  }

  async prepare(): Promise<void> {
    const missing = this.#command.find(
      (it) => isAbsolute(it) && !existsSync(it),
    );
    if (missing !== undefined) {
      throw new PreconditionError(
        `Cannot start end servers: the program "${missing}" is missing; reinstall tellerline`,
      );
    }
    this.#records.prepare();
  }

  async start(
    spec: EndServerSpec,
    { signal }: { readonly signal?: AbortSignal } = {},
  ): Promise<EndServerInfo> {
    checkName(spec.name);
    signal?.throwIfAborted();
    const started = await startProcess(this.#records, spec, {
      installation: this.#installation,
      command: this.#command,
      signal,
      onMade: (key) => this.#asked.add(key),
    });
    this.#asked.delete(started.record.key);
    void this.#noteExit(started);
    return started.info;
  }

  async stop(
    name: string,
    { graceMs }: { readonly graceMs: number },
  ): Promise<void> {
    this.#meters.end(name);
    const record = this.#read(name);
    if (!record) return;
    this.#asked.add(record.key);
    await stopProcess(this.#records, record, graceMs);
  }

  async list(): Promise<readonly EndServerInfo[]> {
    return this.#records.all().map(infoOf);
  }

  watch(
    onExit: (event: ExitEvent) => void,
    options: { readonly signal: AbortSignal },
  ): void {
    const exits = new Exits(onExit, this.#asked);
    const look = () => {
      const all = this.#records.all();
      exits.update(all.map((it) => ({ key: it.key, info: infoOf(it) })));
    };
    const signal = AbortSignal.any([options.signal, this.#end.signal]);
    if (signal.aborted) return;
    this.#looks.add(look);
    signal.addEventListener("abort", () => this.#looks.delete(look));
    look();
    every(LOOK_MS, look, { signal });
  }

  usage(name: string): Usage | undefined {
    return this.#meters.usage(name);
  }

  async *logs(name: string, options: LogOptions): AsyncGenerator<LogEntry> {
    const record = this.#read(name);
    if (!record) {
      throw new NotFoundError(
        `Cannot read the log of end server "${name}": there is none of that name`,
      );
    }
    const signal = AbortSignal.any([options.signal, this.#end.signal]);
    const isOver = () => !isAlive(record);
    const log = this.#records.logOf(name);
    const lines = readLog(log, { ...options, signal, isOver });
    for await (const text of lines) yield { atMs: undefined, text };
  }

  /** A name from outside never becomes a path unchecked. */
  #read(name: string) {
    checkName(name);
    return this.#records.read(name);
  }

  /** Only who started a process learns its exit code: it is written down. */
  async #noteExit({ child, record }: Started): Promise<void> {
    const exitCode = await child.exited;
    const current = this.#records.read(record.name);
    if (current?.key !== record.key) return; // stopped, and removed by now
    this.#records.write({ ...current, exitCode });
    for (const look of this.#looks) look();
  }

  #capLogs(): void {
    for (const { name } of this.#records.all())
      capLog(this.#records.logOf(name));
  }
}
