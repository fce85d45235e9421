import type { ConnectionSnapshot } from "./types.ts";

const SHOWN = 200;

/** One client's connection, counted while it lasts. */
export interface ClientConnection {
  readonly id: string;
  /** The peer's IP address, without port. */
  readonly address: string;
  /** `address:port` */
  readonly client: string;
  readonly openedAtMs: number;
  /** When a request last began or ended. */
  usedAtMs: number;
  inFlight: number;
  calls: number;
  bytesIn: number;
  bytesOut: number;
  lastMethod: string;
  lastEndpoint: string;
}

/** The clients connected to one instance. */
export class ConnectionTable {
  readonly #connections = new Map<string, ClientConnection>();
  #opened = 0;

  get size(): number {
    return this.#connections.size;
  }

  open(
    peer: { readonly address: string; readonly port: number },
    nowMs: number,
  ): ClientConnection {
    const address = plainAddress(peer.address);
    const connection: ClientConnection = {
      id: `c${++this.#opened}`,
      address,
      client: `${address.includes(":") ? `[${address}]` : address}:${peer.port}`,
      openedAtMs: nowMs,
      usedAtMs: nowMs,
      inFlight: 0,
      calls: 0,
      bytesIn: 0,
      bytesOut: 0,
      lastMethod: "",
      lastEndpoint: "",
    };
    this.#connections.set(connection.id, connection);
    return connection;
  }

  close(connection: ClientConnection): void {
    this.#connections.delete(connection.id);
  }

  /** The most recently used ones first, at most 200. */
  snapshot(): ConnectionSnapshot[] {
    return [...this.#connections.values()]
      .toSorted((a, b) => b.usedAtMs - a.usedAtMs)
      .slice(0, SHOWN)
      .map(({ address: _, usedAtMs: __, ...shown }) => shown);
  }
}

/** An IPv4 address that came in through an IPv6 socket, as IPv4. */
function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/, "");
}
