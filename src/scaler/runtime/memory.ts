import { NotFoundError, RuntimeError } from "../../base/errors.ts";
import { pause } from "../../base/pause.ts";
import { checkName } from "./_names.ts";
import type {
  EndServerInfo,
  EndServerSpec,
  ExitEvent,
  LogEntry,
  LogOptions,
  Progress,
  Runtime,
  Usage,
} from "./types.ts";

/** Where an end server in memory is reached, and how it is ended. */
export interface Served extends AsyncDisposable {
  readonly host: string;
  readonly port: number;
  readonly controlPort?: number | undefined;
}

/** How an in-memory runtime behaves. */
export interface MemoryRuntimeOptions {
  /**
   * Makes what answers at an end server's address. What it throws, `start`
   * throws; how long it takes, `start` takes.
   *
   * @default an address where nothing listens
   */
  readonly serve?: (
    spec: EndServerSpec,
    signal: AbortSignal | undefined,
  ) => Promise<Served>;
  /** What `prepare` does. @default nothing */
  readonly prepare?: (progress: Progress) => Promise<void>;
  /** @default Date.now */
  readonly now?: () => number;
}

/** How an end server ends by itself. */
export interface MemoryExit {
  readonly exitCode?: number | undefined;
  readonly outOfMemory?: boolean;
}

/** A runtime in memory whose end servers do what a test tells them to. */
export interface MemoryRuntime extends Runtime {
  readonly kind: "memory";
  /** The specs of all that were ever started, in order. */
  readonly started: readonly EndServerSpec[];
  /** Ends one as if by itself. @throws {NotFoundError} */
  exit(name: string, how?: MemoryExit): Promise<void>;
  /** What `usage` answers from now on. */
  setUsage(name: string, usage: Usage | undefined): void;
  /** Adds a line to the log of one. @throws {NotFoundError} */
  print(name: string, text: string): void;
}

interface Entry {
  info: EndServerInfo;
  readonly served: Served;
  readonly lines: LogEntry[];
}

/** Makes a runtime without processes, containers or files. */
export function memoryRuntime(
  options: MemoryRuntimeOptions = {},
): MemoryRuntime {
  return new InMemory(options);
}

const POLL_MS = 10;
let nextPort = 1;

async function nowhere(): Promise<Served> {
  const port = (nextPort++ % 60_000) + 1;
  return { host: "127.0.0.1", port, [Symbol.asyncDispose]: async () => {} };
}

async function nothing(): Promise<void> {}

class InMemory implements MemoryRuntime {
  readonly kind = "memory";
  readonly started: EndServerSpec[] = [];
  readonly #serve: NonNullable<MemoryRuntimeOptions["serve"]>;
  readonly #prepare: NonNullable<MemoryRuntimeOptions["prepare"]>;
  readonly #now: () => number;
  readonly #entries = new Map<string, Entry>();
  readonly #starting = new Set<string>();
  readonly #usage = new Map<string, Usage>();
  readonly #watchers = new Set<(event: ExitEvent) => void>();

  constructor(options: MemoryRuntimeOptions) {
    const { serve = nowhere, prepare = nothing, now = Date.now } = options;
    this.#serve = serve;
    this.#prepare = prepare;
    this.#now = now;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#watchers.clear();
  }

  prepare(progress: Progress): Promise<void> {
    return this.#prepare(progress);
  }

  async start(
    spec: EndServerSpec,
    { signal }: { readonly signal?: AbortSignal } = {},
  ): Promise<EndServerInfo> {
    checkName(spec.name);
    signal?.throwIfAborted();
    const { name, instance, tenant } = spec;
    if (this.#entries.has(name) || this.#starting.has(name)) {
      throw new RuntimeError(
        `Cannot start end server "${name}": there is one of that name; stop it first`,
      );
    }
    this.#starting.add(name);
    try {
      const served = await this.#serve(spec, signal);
      if (signal?.aborted) await served[Symbol.asyncDispose]();
      signal?.throwIfAborted();
      const { host, port, controlPort } = served;
      const control = controlPort === undefined ? {} : { controlPort };
      const state = { kind: "running", host, port, ...control } as const;
      const createdAtMs = this.#now();
      const info = { name, instance, tenant, createdAtMs, state };
      this.#entries.set(name, { info, served, lines: [] });
      this.started.push(spec);
      return info;
    } finally {
      this.#starting.delete(name);
    }
  }

  async stop(name: string): Promise<void> {
    await this.#entries.get(name)?.served[Symbol.asyncDispose]();
    this.#entries.delete(name);
    this.#usage.delete(name);
  }

  async list(): Promise<readonly EndServerInfo[]> {
    return [...this.#entries.values()].map(({ info }) => info);
  }

  watch(
    onExit: (event: ExitEvent) => void,
    { signal }: { readonly signal: AbortSignal },
  ): void {
    if (signal.aborted) return;
    this.#watchers.add(onExit);
    signal.addEventListener("abort", () => this.#watchers.delete(onExit));
  }

  usage(name: string): Usage | undefined {
    return this.#usage.get(name);
  }

  async *logs(name: string, options: LogOptions): AsyncGenerator<LogEntry> {
    const entry = this.#entry(name);
    const { tail, follow, signal } = options;
    let read = Math.max(0, entry.lines.length - tail);
    do {
      const isOver = this.#entries.get(name)?.info.state.kind !== "running";
      for (; read < entry.lines.length; read += 1) {
        yield* entry.lines.slice(read, read + 1);
      }
      if (isOver) return;
      if (follow) await pause(POLL_MS, signal);
    } while (follow && !signal.aborted);
  }

  async exit(
    name: string,
    { exitCode = 1, outOfMemory = false }: MemoryExit = {},
  ): Promise<void> {
    const entry = this.#entry(name);
    const { instance } = entry.info;
    const state = { kind: "exited", exitCode, outOfMemory } as const;
    entry.info = { ...entry.info, state };
    await entry.served[Symbol.asyncDispose]();
    for (const tell of this.#watchers) {
      tell({ name, instance, exitCode, outOfMemory });
    }
  }

  setUsage(name: string, usage: Usage | undefined): void {
    if (usage) this.#usage.set(name, usage);
    if (!usage) this.#usage.delete(name);
  }

  print(name: string, text: string): void {
    this.#entry(name).lines.push({ atMs: this.#now(), text });
  }

  #entry(name: string): Entry {
    const entry = this.#entries.get(name);
    if (entry) return entry;
    throw new NotFoundError(`Cannot find end server "${name}" in memory`);
  }
}
