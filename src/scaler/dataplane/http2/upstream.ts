import { getLogger } from "@logtape/logtape";

import { backoffMs } from "../backoff.ts";
import type { LinkEvents, Target } from "../engine.ts";
import { ClientLeg, type LegWatcher } from "./client_leg.ts";
import { ERROR_CODE } from "./frame.ts";
import type { Stream } from "./stream.ts";
import type { Workings } from "./workings.ts";

const log = getLogger(["tellerline", "dataplane"]);

/** A connection that stood so long may be followed by the next at once, ms. */
const LASTING_MS = 1_000;
/** A peer that finds our pings too many gets them this much more rarely. */
const CALMER = 4;
const CALMEST_MS = 300_000;

/** What Bun's socket carries for us; the leg is there once it is open. */
interface Dial {
  readonly upstream: Upstream;
  readonly clock: Workings["clock"];
  leg: ClientLeg | undefined;
}

/**
 * The connections to one end server: one, made at once and kept; more only
 * when that takes too few streams; made again when lost.
 */
export class Upstream implements LegWatcher {
  readonly #target: Target;
  readonly #events: LinkEvents;
  readonly #workings: Workings;
  /** Those that take requests. */
  readonly #legs: ClientLeg[] = [];
  /** All that are not closed. */
  readonly #all = new Set<ClientLeg>();
  #dialling = 0;
  #attempt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #upMs = 0;
  #pingMs: number;
  #isClosed = false;

  constructor(target: Target, events: LinkEvents, workings: Workings) {
    this.#target = target;
    this.#events = events;
    this.#workings = workings;
    this.#pingMs = workings.limits.pingMs;
    this.#dial();
  }

  /** A new stream, if a connection can take one. */
  open(): Stream | undefined {
    const leg = this.#roomiest();
    if (leg === undefined) return undefined;
    const stream = leg.open();
    if (leg.connection.streams.size >= leg.maxStreams) this.#dialMore();
    return stream;
  }

  /** Sees whether the end server is still there. */
  tick(): void {
    for (const leg of this.#all) leg.tick(this.#pingMs);
  }

  /** No more connections; what is left on them is ended. */
  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    for (const leg of [...this.#all]) leg.connection.end();
  }

  onUp(leg: ClientLeg): void {
    if (this.#isClosed) return;
    if (!this.#legs.includes(leg)) this.#legs.push(leg);
    this.#attempt = 0;
    this.#upMs = this.#workings.clock.nowMs;
    this.#events.onUp(this.#maxStreams());
  }

  onRetired(leg: ClientLeg, code: number): void {
    if (code === ERROR_CODE.enhanceYourCalm) {
      this.#pingMs = Math.min(CALMEST_MS, this.#pingMs * CALMER);
    }
    this.#remove(leg, () => this.#events.onPause());
  }

  onLost(leg: ClientLeg): void {
    if (!leg.isRetired) this.#remove(leg, () => this.#events.onDown());
  }

  /** A socket is open: the leg that speaks on it. */
  onOpen(socket: Bun.Socket<Dial>): ClientLeg {
    this.#dialling--;
    const { limits } = this.#workings;
    const leg = new ClientLeg(this, {
      wire: socket,
      workings: this.#workings,
      streamWindow: limits.upstreamStreamWindow,
      connectionWindow: limits.upstreamConnectionWindow,
    });
    this.#all.add(leg);
    if (this.#isClosed) leg.connection.end();
    return leg;
  }

  /** A socket is closed; without a leg it never opened. */
  onGone(leg: ClientLeg | undefined): void {
    if (leg === undefined) {
      this.#dialling--;
      if (this.#isClosed) return; // another may stand in its place by now
      if (this.#legs.length === 0) this.#events.onDown();
      return this.#dialLater();
    }
    leg.connection.gone();
    this.#all.delete(leg);
  }

  #roomiest(): ClientLeg | undefined {
    const [first] = this.#legs;
    if (this.#legs.length <= 1) return first?.hasRoom ? first : undefined;
    const roomy = this.#legs.filter((it) => it.hasRoom);
    roomy.sort((a, b) => a.connection.streams.size - b.connection.streams.size);
    return roomy[0];
  }

  #maxStreams(): number {
    return this.#legs.reduce((sum, it) => sum + it.maxStreams, 0);
  }

  #remove(leg: ClientLeg, tell: () => void): void {
    const at = this.#legs.indexOf(leg);
    if (at >= 0) this.#legs.splice(at, 1);
    if (this.#isClosed) return;
    if (this.#legs.length > 0) return this.#events.onUp(this.#maxStreams());
    tell();
    this.#dialLater();
  }

  #dialMore(): void {
    const { upstreamConnections } = this.#workings.limits;
    const isEnough = this.#legs.length >= upstreamConnections;
    if (!isEnough && this.#dialling === 0 && !this.#isClosed) this.#dial();
  }

  #dialLater(): void {
    if (this.#isClosed || this.#dialling > 0) return;
    const stoodMs = this.#workings.clock.nowMs - this.#upMs;
    const isLasting = this.#attempt === 0 && stoodMs > LASTING_MS;
    const ms = backoffMs(this.#attempt++, this.#workings.prng);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#dial(), isLasting ? 0 : ms);
  }

  #dial(): void {
    if (this.#isClosed) return;
    this.#dialling++;
    const { host: hostname, port } = this.#target;
    const { clock } = this.#workings;
    const data: Dial = { upstream: this, clock, leg: undefined };
    // Bun.connect() also rejects when "connectError" or "close" has told.
    Bun.connect<Dial>({
      hostname,
      port,
      socket: HANDLERS,
      data,
      allowHalfOpen: true,
    }).catch(() => {});
  }
}

const HANDLERS: Bun.SocketHandler<Dial> = {
  open(socket) {
    socket.data.clock.refresh();
    socket.setNoDelay(true);
    socket.data.leg = socket.data.upstream.onOpen(socket);
  },
  data(socket, bytes) {
    socket.data.clock.refresh();
    socket.data.leg?.connection.receive(bytes, 0);
  },
  drain(socket) {
    socket.data.leg?.connection.output.flush();
  },
  end(socket) {
    socket.data.clock.refresh();
    socket.data.leg?.connection.lost();
    socket.data.leg?.connection.onPeerDone();
  },
  close(socket) {
    socket.data.clock.refresh();
    if (socket.data.leg) socket.data.upstream.onGone(socket.data.leg);
  },
  connectError(socket) {
    socket.data.clock.refresh();
    socket.data.upstream.onGone(undefined);
  },
  /** A fault of ours: what it touched is not to be trusted. */
  error(socket, error) {
    log.error("An end server's connection failed: {error}", { error });
    socket.data.leg?.connection.abort();
  },
};
