import { getLogger } from "@logtape/logtape";

import type { Refusal } from "../grpc_status.ts";
import type { ListenOptions } from "../types.ts";
import type { Hall } from "./exchange.ts";
import { Guest } from "./guest.ts";
import { ServerLeg } from "./server_leg.ts";
import type { Workings } from "./workings.ts";

const log = getLogger(["tellerline", "dataplane"]);

type Accepted = Bun.Socket<Guest | undefined>;

/** An instance's listening sockets, and the connections of its clients. */
export class Front {
  readonly #hall: Hall;
  readonly #workings: Workings;
  readonly #listeners: Bun.TCPSocketListener<Guest | undefined>[] = [];
  readonly #legs = new Set<ServerLeg>();
  readonly #perAddress = new Map<string, number>();
  #isClosing = false;
  #onEmpty: (() => void) | undefined;

  constructor(hall: Hall, workings: Workings) {
    this.#hall = hall;
    this.#workings = workings;
  }

  /** Binds every host to the same port. */
  listen({ hosts, port, shared = false, tls }: ListenOptions): number {
    let bound = port;
    const socket = this.#handlers(tls !== undefined);
    for (const hostname of hosts) {
      const options = {
        hostname,
        port: bound,
        socket,
        exclusive: !shared,
        reusePort: shared,
        allowHalfOpen: true,
        ...(tls && { tls: { ...tls, ALPNProtocols: "\u0002h2" } }),
      };
      try {
        const listener = Bun.listen<Guest | undefined>(options);
        this.#listeners.push(listener);
        bound = listener.port;
      } catch (error) {
        if (this.#listeners.length === 0 || !isAbsent(error)) throw error;
      }
    }
    return bound;
  }

  /** Looks at what has taken too long. */
  tick(): void {
    for (const leg of this.#legs) leg.tick();
  }

  /** Takes nobody any more and says so to those who are here. */
  sayGoodbye(): void {
    this.#isClosing = true;
    for (const listener of this.#listeners) listener.stop(false);
    for (const leg of this.#legs) leg.drain();
  }

  /** Ends every request that is under way. */
  cutAll(refusal: Refusal): void {
    // Those that wait first: a slot that is freed is not for them any more.
    for (const leg of this.#legs) leg.cutAll(refusal, "waiting");
    for (const leg of this.#legs) leg.cutAll(refusal, "all");
  }

  /** Closes every connection, with what was still to be said on it. */
  hangUp(): void {
    for (const leg of this.#legs) leg.connection.end();
  }

  /** Closes every connection as it is. */
  abort(): void {
    for (const leg of [...this.#legs]) leg.connection.abort();
  }

  /** Waits until all have left, `ms` at most. */
  async empty(ms: number): Promise<boolean> {
    if (this.#legs.size === 0) return true;
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const timer = setTimeout(() => resolve(false), ms);
    this.#onEmpty = () => resolve(true);
    const isEmpty = await promise;
    clearTimeout(timer);
    this.#onEmpty = undefined;
    return isEmpty;
  }

  #handlers(isTls: boolean): Bun.SocketHandler<Guest | undefined> {
    const { clock } = this.#workings;
    return {
      open: (socket) => this.#accept(socket, isTls),
      data(socket, bytes) {
        clock.refresh();
        socket.data?.receive(bytes);
      },
      drain: (socket) => socket.data?.leg.connection.output.flush(),
      end(socket) {
        clock.refresh();
        socket.data?.onHalfClosed();
      },
      close: (socket) => {
        clock.refresh();
        if (socket.data) this.#leave(socket.data.leg);
      },
      // A fault of ours or of TLS: what it touched is not to be trusted.
      error: (socket, error) => {
        log.error("A client's connection failed: {error}", { error });
        socket.data?.leg.connection.abort();
      },
    };
  }

  #accept(socket: Accepted, isTls: boolean): void {
    this.#workings.clock.refresh();
    const address = socket.remoteAddress;
    const here = this.#perAddress.get(address) ?? 0;
    const { limits, doors } = this.#workings;
    const isTooMany =
      this.#isClosing ||
      here >= limits.connectionsPerAddress ||
      this.#legs.size >= limits.connections;
    if (isTooMany || !doors.enter()) return void socket.terminate();
    const peer = { address, port: socket.remotePort ?? 0 };
    const client = this.#hall.reception.onConnect(peer);
    socket.setNoDelay(true);
    const leg = new ServerLeg({
      hall: this.#hall,
      workings: this.#workings,
      client,
      wire: socket,
      streamWindow: limits.streamWindow,
      connectionWindow: limits.connectionWindow,
    });
    this.#perAddress.set(address, here + 1);
    this.#legs.add(leg);
    socket.data = new Guest(leg, socket, isTls);
  }

  #leave(leg: ServerLeg): void {
    leg.connection.gone();
    if (!this.#legs.delete(leg)) return;
    this.#workings.doors.leave();
    const { reception } = this.#hall;
    reception.onDisconnect(leg.client);
    const { address } = leg.client;
    const here = (this.#perAddress.get(address) ?? 1) - 1;
    if (here > 0) this.#perAddress.set(address, here);
    else this.#perAddress.delete(address);
    if (this.#legs.size === 0) this.#onEmpty?.();
  }
}

/** This machine has no such address: no IPv6, for one. */
function isAbsent(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : "";
  return code === "EADDRNOTAVAIL" || code === "EAFNOSUPPORT";
}
