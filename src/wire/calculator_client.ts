import { CallError, endpointIn } from "./call_error.ts";
import type { ClientLog } from "./client_log.ts";
import {
  dynamicMethod,
  type InputValues,
  type OutputValues,
} from "./dynamic_message.ts";
import { loadTellerline } from "./load.ts";
import type { ServiceOutput } from "./messages.ts";
import { openChannel, type Channel, type TlsTrust } from "./open_channel.ts";
import { isServiceError } from "./status.ts";
import { unary, type CallControl, type Method } from "./unary.ts";

const CATALOGUE = loadTellerline().Catalogue.service;

/** What one call brought back. */
export interface CalculatorAnswer {
  readonly outputs: OutputValues;
  /** The end server that answered; `undefined` without a balancer between. */
  readonly endpoint: string | undefined;
  /** From sending to the whole answer. */
  readonly elapsedMs: number;
}

/** How a {@linkcode CalculatorClient} behaves. */
export interface CalculatorClientOptions {
  /** Keeps a record of every call. */
  readonly log?: ClientLog;
  /** Milliseconds of a clock that only goes forward. */
  readonly now?: () => number;
  /** With it, TLS is spoken. */
  readonly tls?: TlsTrust | undefined;
}

/** A call's time-out and cancellation. */
export type CalculatorCallOptions = Pick<CallControl, "signal" | "deadlineMs">;

/**
 * Calls the services of one instance, whichever they are: the messages are
 * made from its catalogue. Disposing it closes the connection.
 *
 * @example
 * ```ts
 * using client = new CalculatorClient("127.0.0.1:61000");
 * const [service] = await client.listServices();
 * ```
 */
export class CalculatorClient implements Disposable {
  readonly #client: Channel;
  readonly #target: string;
  readonly #log: ClientLog | undefined;
  readonly #now: () => number;
  readonly #methods = new WeakMap<
    ServiceOutput,
    Method<InputValues, OutputValues>
  >();

  /** @param address `host:port` of an instance, or of one end server. */
  constructor(address: string, options: CalculatorClientOptions = {}) {
    this.#target = address;
    this.#log = options.log;
    this.#now = options.now ?? (() => performance.now());
    this.#client = openChannel(address, options.tls);
  }

  /**
   * The services this instance offers, sorted by id.
   *
   * @throws {CallError} when the answer is not OK.
   */
  async listServices(
    options?: CalculatorCallOptions,
  ): Promise<ServiceOutput[]> {
    try {
      const answer = unary(this.#client, CATALOGUE.ListServices, {}, options);
      return (await answer).services;
    } catch (error) {
      throw isServiceError(error) ? new CallError(error) : error;
    }
  }

  /**
   * Calls `service` with `values` by field name; what is left out takes the
   * service's default.
   *
   * @throws {CallError} when the answer is not OK; with field violations when
   *   it was refused for its values.
   */
  async call(
    service: ServiceOutput,
    values: InputValues,
    options: CalculatorCallOptions = {},
  ): Promise<CalculatorAnswer> {
    const method = this.#methodOf(service);
    const start = this.#now();
    let endpoint: string | undefined;
    const onHeader: CallControl["onHeader"] = (header) =>
      (endpoint = endpointIn(header));
    const entry = { target: this.#target, service: service.id, values };
    try {
      const control = { ...options, onHeader };
      const outputs = await unary(this.#client, method, values, control);
      const elapsedMs = this.#now() - start;
      this.#log?.record({ ...entry, outputs, endpoint, elapsedMs });
      return { outputs, endpoint, elapsedMs };
    } catch (cause) {
      if (!isServiceError(cause)) throw cause;
      const error = new CallError(cause, endpoint);
      const elapsedMs = this.#now() - start;
      this.#log?.record({ ...entry, ...refusal(error), elapsedMs });
      throw error;
    }
  }

  [Symbol.dispose](): void {
    this.#client.close();
  }

  /** Made once: encoders and decoders are compiled on their first use. */
  #methodOf(service: ServiceOutput): Method<InputValues, OutputValues> {
    const known = this.#methods.get(service);
    if (known) return known;
    const made = dynamicMethod(service);
    this.#methods.set(service, made);
    return made;
  }
}

/** What the client's record keeps of an answer that was not OK. */
function refusal({ status, message, violations, endpoint }: CallError) {
  return { status, message, violations, endpoint };
}
