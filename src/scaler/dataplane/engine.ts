import type { Clock } from "./clock.ts";
import type { ClientConnection } from "./connections.ts";
import type { Refusal } from "./grpc_status.ts";
import type { ListenOptions } from "./types.ts";

/** An end server to connect to. The object itself is its identity. */
export interface Target {
  readonly id: string;
  readonly host: string;
  readonly port: number;
}

/** A request as it came in, before anything is known of its end. */
export interface Arrival {
  /** The path: `/package.Service/Method`. */
  readonly method: string;
  /** What the client's `grpc-timeout` leaves it, in ms. */
  readonly timeoutMs: number | undefined;
  readonly connection: ClientConnection;
}

/** What moving one request's bytes can be told to do. */
export interface Exchange {
  /** Send it to `target`. `waitedMs`: since it arrived. */
  forward(target: Target, waitedMs: number): void;
  /** Answer it without an end server. */
  refuse(refusal: Refusal): void;
}

/**
 * What an end means for the end server's counts. `broken`: it is unwell;
 * `returned`: it never processed the request; `late`: a deadline passed before
 * it answered; `abandoned`: the client left.
 */
export type EndpointOutcome =
  "completed" | "failed" | "broken" | "returned" | "late" | "abandoned";

/** How a forwarded request ended, as the bytes' side saw it. */
export interface End {
  /** gRPC status, or `http 404` for requests that are not gRPC. */
  readonly status: number | string;
  readonly outcome: EndpointOutcome;
}

/** A request's place in the books, held by its exchange until it ends. */
export interface Admission {
  readonly arrival: Arrival;
  bytesIn: number;
  bytesOut: number;
  /** Asks for an end server; the exchange hears what came of it. */
  apply(): void;
  /**
   * The end server provably did not process it: its slot goes back, and if it
   * is the first time and the budget allows, it is picked for anew.
   *
   * @returns whether it is; otherwise the caller must end it.
   */
  retry(): boolean;
  /** The answer is over. Later calls do nothing. */
  end(end: End): void;
  /** The client left, or the instance is closing: it ends as `status`. */
  abandon(status: number): void;
}

/** What becomes of the connection to an end server. */
export interface LinkEvents {
  /** Requests can be sent, so many at once. */
  onUp(maxStreams: number): void;
  /** Being renewed without having failed: no new requests for a moment. */
  onPause(): void;
  /** Lost, refused or silent; it is tried again. */
  onDown(): void;
}

/** Where the bytes' side tells of clients and their requests. */
export interface Reception {
  /** The engine brings it up to date before it tells of anything. */
  readonly clock: Clock;
  onConnect(peer: {
    readonly address: string;
    readonly port: number;
  }): ClientConnection;
  onDisconnect(connection: ClientConnection): void;
  /** The exchange hears nothing before it calls `apply()`. */
  onRequest(arrival: Arrival, exchange: Exchange): Admission;
}

/**
 * All that one instance needs from the code that moves bytes. Everything else
 * in this folder is the same whatever stands behind it.
 */
export interface Engine {
  /** Starts taking clients; resolves with the port. */
  listen(options: ListenOptions): Promise<number>;
  /** Keeps a connection to an end server until told to hang up. */
  connect(target: Target, events: LinkEvents): void;
  hangUp(target: Target): void;
  /**
   * Takes nobody any more, lets what is under way finish for `graceMs`, ends
   * the rest as UNAVAILABLE, and resolves when nothing is left.
   */
  close(graceMs: number): Promise<void>;
}

/** Makes the engine of one instance. */
export type MakeEngine = (reception: Reception) => Engine;
