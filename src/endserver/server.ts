import { Server, type ServerOptions } from "@grpc/grpc-js";

import { pause } from "../base/pause.ts";
import { Calls } from "./calls.ts";
import { startControl, type Control } from "./control.ts";
import { healthOf, type Health } from "./health.ts";
import { listen } from "./listen.ts";
import type { EndServerOptions } from "./options.ts";
import { addServices } from "./services.ts";

/** What {@linkcode startEndServer} takes from the world. */
export interface StartOptions extends EndServerOptions {
  /** Milliseconds since 1970; calculators take today's date from it. */
  readonly now: () => number;
}

/** How long a drain may take. */
export interface DrainOptions {
  /** @default 25000 */
  readonly limitMs?: number;
}

/** How a drain ended. */
export type DrainOutcome =
  | { readonly kind: "finished" }
  /** The limit came first; so many calls were cut off. */
  | { readonly kind: "cut"; readonly calls: number };

const GRPC_OPTIONS: ServerOptions = {
  "grpc.max_concurrent_streams": 1_000,
  "grpc.max_receive_message_length": 4 * 1024 * 1024,
};
const DRAIN_MS = 25_000;
/** For streams that never end by themselves: health watches, reflection. */
const LINGER_MS = 1_000;

/**
 * Starts to serve; resolves when it listens.
 *
 * @throws {RuntimeError} when the address cannot be listened on.
 */
export async function startEndServer(
  options: StartOptions,
): Promise<EndServer> {
  using parts = new DisposableStack();
  const server = new Server(GRPC_OPTIONS);
  const calls = new Calls();
  const health = healthOf(options.services);
  const control = parts.use(await startControl(options));
  const context = () => control.rates.contextAt(options.now());
  health.addToServer(server);
  addServices(server, { ...options, calls, work: options, context });
  const port = await listen(server, options);
  parts.move();
  return new EndServer({ server, calls, health, port, control });
}

interface Parts {
  readonly server: Server;
  readonly calls: Calls;
  readonly health: Health;
  readonly port: number;
  readonly control: Control;
}

/** A serving end server. Disposing it cuts off what is in flight. */
export class EndServer implements Disposable {
  readonly port: number;
  readonly #server: Server;
  readonly #calls: Calls;
  readonly #health: Health;
  readonly #control: Control;

  constructor({ server, calls, health, port, control }: Parts) {
    this.port = port;
    this.#control = control;
    this.#server = server;
    this.#calls = calls;
    this.#health = health;
  }

  /** The port the scaler speaks to it on; `undefined` without a key for it. */
  get controlPort(): number | undefined {
    return this.#control.port;
  }

  /**
   * Tells health watchers NOT_SERVING, stops accepting, finishes the calls in
   * flight and closes.
   */
  async drain({
    limitMs = DRAIN_MS,
  }: DrainOptions = {}): Promise<DrainOutcome> {
    this.#health.stopServing();
    const closed = Promise.withResolvers<void>();
    this.#server.tryShutdown(() => closed.resolve());
    const over = new AbortController();
    const limit = pause(limitMs, over.signal);
    await Promise.race([closed.promise, this.#quiet(over.signal), limit]);
    over.abort();
    const calls = this.#calls.count;
    this[Symbol.dispose]();
    return calls === 0 ? { kind: "finished" } : { kind: "cut", calls };
  }

  [Symbol.dispose](): void {
    this.#control[Symbol.dispose]();
    this.#server.forceShutdown();
  }

  /** Resolves when no call has come for a while after the last one ended. */
  async #quiet(signal: AbortSignal): Promise<void> {
    do {
      await this.#calls.idle();
      await pause(LINGER_MS, signal);
    } while (this.#calls.count > 0 && !signal.aborted);
  }
}
