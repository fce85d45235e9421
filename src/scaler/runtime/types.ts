/** What an end server is started with. */
export interface EndServerSpec {
  /** Its name: stable, unique in the installation: `4f1c20a9b3d7-2`. */
  readonly name: string;
  readonly tenant: string;
  readonly instance: string;
  readonly services: readonly string[];
  readonly sleepMs: number;
  readonly cpuMs: number;
  /** Cores. */
  readonly cpuLimit: number;
  readonly memoryBytes: number;
  /**
   * The public half of the key it knows its scaler by: no secret, so that it
   * may be seen in a process list. Without one it has no control port.
   */
  readonly controlKey?: string;
}

/** How an end server is doing, as the runtime knows it. */
export type EndServerState =
  | {
      readonly kind: "running";
      readonly host: string;
      readonly port: number;
      /** Where its scaler speaks to it, on the same host; missing: nowhere. */
      readonly controlPort?: number;
    }
  /** Made, but never got as far as running: left by a crash. */
  | { readonly kind: "unfinished" }
  | {
      readonly kind: "exited";
      readonly exitCode: number | undefined;
      /** Killed for using more memory than its limit. */
      readonly outOfMemory: boolean;
    };

/** One end server of this installation. */
export interface EndServerInfo {
  readonly name: string;
  readonly instance: string;
  readonly tenant: string;
  readonly state: EndServerState;
  readonly createdAtMs: number;
}

/** What one end server uses. */
export interface Usage {
  readonly atMs: number;
  /** Per cent of its own CPU limit over the last sampling interval. */
  readonly cpuPercent: number;
  readonly memoryBytes: number;
}

/** Something that happened to an end server without being asked for. */
export interface ExitEvent {
  readonly name: string;
  readonly instance: string;
  readonly exitCode: number | undefined;
  readonly outOfMemory: boolean;
}

/** A line an end server printed. */
export interface LogEntry {
  /** `undefined` where the runtime does not keep the time of a line. */
  readonly atMs: number | undefined;
  readonly text: string;
}

/** Which lines to read. */
export interface LogOptions {
  /** How many past lines. */
  readonly tail: number;
  /** Goes on with new lines until `signal` aborts or the end server ends. */
  readonly follow: boolean;
  readonly signal: AbortSignal;
}

/** How far the preparation is. */
export type Progress = (message: string) => void;

/**
 * Starts, watches and stops end servers. It sees and touches only those of
 * this installation. Every call that asks something outside the process has a
 * deadline and fails with `RuntimeError` or `DeadlineError`.
 *
 * Disposing it ends its watching; running end servers are left alone.
 */
export interface Runtime extends AsyncDisposable {
  readonly kind: "docker" | "process" | "memory";

  /** Makes what end servers need: the image. Idempotent. */
  prepare(progress: Progress): Promise<void>;

  /**
   * Starts one and resolves when it runs and its address is known; it need not
   * answer yet. When it fails or `signal` aborts, nothing of it is left.
   *
   * @throws {PreconditionError} when what `prepare` makes is missing.
   * @throws {RuntimeError} when the name is in use, or it ended at once: with
   * its exit code and the last line it printed.
   */
  start(
    spec: EndServerSpec,
    options?: { readonly signal?: AbortSignal },
  ): Promise<EndServerInfo>;

  /**
   * Asks it to end (SIGTERM), after `graceMs` makes it end (SIGKILL), and
   * removes what is left of it. Resolves at once for an unknown name.
   */
  stop(name: string, options: { readonly graceMs: number }): Promise<void>;

  /** All of this installation, in whatever state. */
  list(): Promise<readonly EndServerInfo[]>;

  /**
   * Calls `onExit` once for each end server that ends without having been
   * stopped here, until `signal` aborts; for those found ended at the
   * beginning too, so that none is missed between a listing and the watching.
   */
  watch(
    onExit: (event: ExitEvent) => void,
    options: { readonly signal: AbortSignal },
  ): void;

  /**
   * The latest reading, about once a second fresh; `undefined` until there is
   * one and again once it has ended. Asking starts the measuring; `stop` and
   * the end server's end end it.
   */
  usage(name: string): Usage | undefined;

  /** @throws {NotFoundError} when there is no end server of that name. */
  logs(name: string, options: LogOptions): AsyncIterable<LogEntry>;
}
