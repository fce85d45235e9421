import type { ClientConnection } from "./connections.ts";
import type { RosterEndpoint } from "./endpoint.ts";
import type { Refusal } from "./grpc_status.ts";
import type { Ticket } from "./ticket.ts";
import type { ListenOptions } from "./types.ts";

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
  /** Send it to `endpoint`. `waitedMs`: since it arrived. */
  forward(endpoint: RosterEndpoint, waitedMs: number): void;
  /** Answer it without an end server. */
  refuse(refusal: Refusal): void;
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
  /** `undefined` when there are too many connections already. */
  onConnect(peer: {
    readonly address: string;
    readonly port: number;
  }): ClientConnection | undefined;
  onDisconnect(connection: ClientConnection): void;
  /** The exchange hears nothing before it calls `apply()` on the ticket. */
  onRequest(arrival: Arrival, exchange: Exchange): Ticket;
}

/**
 * All that one instance needs from the code that moves bytes. Everything else
 * in this folder is the same whatever stands behind it.
 */
export interface Engine {
  /** Starts taking clients; resolves with the port. */
  listen(options: ListenOptions): Promise<number>;
  /** Keeps a connection to an end server until told to hang up. */
  connect(endpoint: RosterEndpoint, events: LinkEvents): void;
  hangUp(endpoint: RosterEndpoint): void;
  /**
   * Takes nobody any more, lets what is under way finish for `graceMs`, ends
   * the rest as UNAVAILABLE, and resolves when nothing is left.
   */
  close(graceMs: number): Promise<void>;
}

/** Makes the engine of one instance. */
export type MakeEngine = (reception: Reception) => Engine;
