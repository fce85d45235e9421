import { getLogger } from "@logtape/logtape";

import { PreconditionError } from "../base/errors.ts";
import { pause } from "../base/pause.ts";
import { createBackoff } from "../base/backoff.ts";
import type { Runtime } from "./runtime/types.ts";

const log = getLogger(["tellerline", "scaler"]);

/**
 * Makes what the runtime's end servers need (their image), in the background
 * and again after a failure, and knows how far that is.
 */
export class Preparation {
  readonly #ready = Promise.withResolvers<void>();
  #status = "";
  #failure: unknown;

  constructor(runtime: Runtime, { signal }: { readonly signal: AbortSignal }) {
    void this.#run(runtime, signal);
  }

  /** What is being done; empty once end servers can start. */
  get status(): string {
    return this.#status;
  }

  /** Resolves once end servers can start; never when they cannot. */
  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  /** @throws {PreconditionError} when the last attempt failed. */
  check(): void {
    if (this.#failure === undefined) return;
    throw new PreconditionError(
      `Cannot start end servers: ${textOf(this.#failure)}`,
      { cause: this.#failure },
    );
  }

  async #run(runtime: Runtime, signal: AbortSignal): Promise<void> {
    const backoff = createBackoff({ firstMs: 5_000 });
    while (!signal.aborted) {
      try {
        await runtime.prepare((message) => this.#say(message));
        this.#status = "";
        this.#failure = undefined;
        return this.#ready.resolve();
      } catch (error) {
        this.#failure = error;
        this.#say(`Cannot start end servers yet: ${textOf(error)}`);
        await pause(backoff.failed(), signal);
      }
    }
  }

  #say(message: string): void {
    if (message === this.#status) return;
    this.#status = message;
    log.info("{message}", { message });
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
