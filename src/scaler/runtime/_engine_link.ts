import Docker from "dockerode";
import { Readable } from "node:stream";

import { deadline } from "../../base/deadline.ts";
import { DeadlineError, RuntimeError } from "../../base/errors.ts";
import type { EngineAddress } from "./_engine_address.ts";
import { explain, statusOf } from "./_engine_errors.ts";
import { Permits } from "../../base/permits.ts";
import { chunksOf } from "./_streams.ts";

/** One question to the engine. */
export interface Call {
  /** Completes "Cannot …": `list containers`. */
  readonly action: string;
  /** How long it may take. @default the link's own */
  readonly ms?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Does not wait for a permit: it takes long by nature. */
  readonly apart?: boolean;
  /** For streams: how long the whole of it may take. @default for ever */
  readonly wholeMs?: number | undefined;
  /** For streams: called once the engine has begun to answer. */
  readonly onOpen?: (() => void) | undefined;
  /** HTTP statuses that mean "there is none", or "it is so already". */
  readonly fine?: readonly number[];
}

/** What follows the question mark; what is no text becomes JSON. */
export type Query = Readonly<Record<string, unknown>>;

interface Question {
  readonly path: string;
  readonly query: Query;
  readonly abortSignal: AbortSignal;
  readonly isStream: boolean;
}

const CALLS_AT_ONCE = 4;

/**
 * The connection to an engine: deadlines, the bound on calls at a time, and
 * errors that say what to do. dockerode itself has none of them, and never
 * settles when an answer breaks off.
 */
export class EngineLink implements Disposable {
  readonly docker: Docker;
  readonly #address: EngineAddress;
  readonly #callMs: number;
  readonly #permits = new Permits(CALLS_AT_ONCE);
  readonly #closed = new AbortController();

  constructor(address: EngineAddress, callMs: number) {
    this.#address = address;
    this.#callMs = callMs;
    this.docker = new Docker(address.options);
    const { agent } = address;
    Object.assign(this.docker.modem, { agent }); // read, but not in its type
  }

  [Symbol.dispose](): void {
    this.#closed.abort(new RuntimeError("Cannot go on: the engine was closed"));
  }

  /** What `work` resolves with; `undefined` for a status that is `fine`. */
  async call<T>(
    call: Call,
    work: (abortSignal: AbortSignal) => Promise<T>,
  ): Promise<T | undefined> {
    const { action, ms = this.#callMs, apart, fine = [] } = call;
    const run = (signal: AbortSignal) =>
      apart ? work(signal) : this.#permits.use(() => work(signal), signal);
    try {
      return await deadline(run, { ms, action, signal: this.#either(call) });
    } catch (error) {
      call.signal?.throwIfAborted();
      const status = statusOf(error);
      if (status !== undefined && fine.includes(status)) return undefined;
      throw explain(error, { action, address: this.#address.text });
    }
  }

  /** As `call`, where no status is `fine`. */
  async ask<T>(
    call: Omit<Call, "fine">,
    work: (abortSignal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const answer = await this.call(call, async (it) => ({
      value: await work(it),
    }));
    if (answer) return answer.value;
    throw new RuntimeError(`Cannot ${call.action}: the answer was empty`);
  }

  /**
   * The JSON under a path, for `call` and `ask`, where dockerode's own method
   * would not heed the signal.
   */
  async get<T>(
    path: string,
    abortSignal: AbortSignal,
    query: Query = {},
  ): Promise<T> {
    const question = { path, query, abortSignal, isStream: false };
    // Trusted to have its documented shape, as dockerode trusts all the others.
    return (await this.#dial(question)) as T;
  }

  /**
   * The bytes of a stream until it ends or `signal` aborts. Its beginning has a
   * deadline; after that it may be silent for as long as `wholeMs`.
   */
  async *stream(
    call: Call & { readonly signal: AbortSignal },
    open: (abortSignal: AbortSignal) => Promise<unknown>,
  ): AsyncGenerator<Uint8Array> {
    const opened = await this.call({ ...call, apart: true }, open);
    if (!(opened instanceof Readable)) return;
    call.onOpen?.();
    const { action, wholeMs } = call;
    using limit = timeLimit(wholeMs);
    try {
      const ends = [this.#either(call), limit.signal];
      yield* chunksOf(opened, AbortSignal.any(ends));
    } catch (error) {
      throw explain(error, { action, address: this.#address.text });
    }
    if (!limit.signal.aborted) return;
    throw new DeadlineError(`Cannot ${action}: not done within ${wholeMs} ms`);
  }

  /** As `stream`, of the bytes under a path. */
  streamOf(
    call: Call & { readonly signal: AbortSignal },
    path: string,
    query: Query,
  ): AsyncGenerator<Uint8Array> {
    return this.stream(call, (abortSignal) =>
      this.#dial({ path, query, abortSignal, isStream: true }),
    );
  }

  #dial({ path, query, abortSignal, isStream }: Question): Promise<unknown> {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const request = {
      path: `${path}?`, // the question mark makes dockerode append the options
      method: "GET",
      options: { ...query },
      abortSignal,
      isStream,
      statusCodes: { 200: true },
    };
    this.docker.modem.dial(request, (error: unknown, answer: unknown) =>
      error ? reject(error) : resolve(answer),
    );
    return promise;
  }

  #either({ signal }: Call): AbortSignal {
    const closed = this.#closed.signal;
    return signal ? AbortSignal.any([signal, closed]) : closed;
  }
}

function timeLimit(ms: number | undefined) {
  const controller = new AbortController();
  const timer = ms && setTimeout(() => controller.abort(), ms);
  const { signal } = controller;
  return { signal, [Symbol.dispose]: () => clearTimeout(timer) };
}
