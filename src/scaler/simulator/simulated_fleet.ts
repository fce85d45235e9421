import type { Candidates } from "../balancer/candidates.ts";
import { PickSet } from "../balancer/pick_set.ts";
import {
  SimulatedServer,
  type ServerOptions,
  type SimulatedClock,
} from "./simulated_server.ts";

/** What a fleet is made with. */
export interface FleetOptions extends ServerOptions {
  /** Calls that one end server is sent at once. */
  readonly concurrency: number;
  /** From being wanted to serving, ms. */
  readonly startMs: number;
  readonly slowStartMs: number;
}

interface Start {
  readonly server: SimulatedServer;
  readonly dueMs: number;
}

/**
 * The end servers of the simulated instance: as many as are wanted are started,
 * and those that are too many are drained, as production does it.
 */
export class SimulatedFleet {
  readonly #options: FleetOptions;
  readonly #clock: SimulatedClock;
  /** Serving or draining, in the order they joined. */
  readonly #joined: SimulatedServer[] = [];
  /** On their way, the oldest first: all take the same time. */
  #starts: Start[] = [];
  readonly #picks: PickSet<SimulatedServer>;
  #wanted: number;
  #ready = 0;
  #made = 0;
  #sizeMs = 0;
  #sizeSinceMs = 0;

  constructor(endServers: number, options: FleetOptions) {
    this.#options = options;
    this.#clock = options.clock;
    this.#picks = new PickSet({
      members: () => this.#joined,
      concurrency: options.concurrency,
      slowStartMs: options.slowStartMs,
      now: () => options.clock.nowMs,
    });
    this.#wanted = endServers;
    for (let i = 0; i < endServers; i++) this.#serve(this.#make());
  }

  get wanted(): number {
    return this.#wanted;
  }

  get ready(): number {
    return this.#ready;
  }

  /** All that run or are being started. */
  get size(): number {
    return this.#joined.length + this.#starts.length;
  }

  /** When the next of those that start will serve; `Infinity`: none does. */
  get nextReadyMs(): number {
    return this.#starts[0]?.dueMs ?? Infinity;
  }

  /** Whether some take less than their part, as they have just joined. */
  get isRamping(): boolean {
    return this.#picks.isRamping;
  }

  /** Those that serve, in the order they joined. */
  serving(): readonly SimulatedServer[] {
    return this.#joined.filter(({ phase }) => phase === "ready");
  }

  /** ∫ end servers dt so far, ms. */
  sizeMs(): number {
    this.#countSize();
    return this.#sizeMs;
  }

  /** Who may be picked now. Always the same object. */
  candidates(): Candidates {
    return this.#picks.candidates();
  }

  /** A call is sent to `server`. */
  take(server: SimulatedServer): void {
    server.take();
    this.#picks.taken(server, this.#ready);
  }

  /** A call that was sent to `server` `ms` ago is over. */
  release(server: SimulatedServer, ms: number): void {
    server.release(ms);
    this.#picks.update(server);
    const isDrained = server.phase === "draining" && server.inFlight === 0;
    if (isDrained) this.#end(server);
  }

  /** Sets how many there should be and sets about it. */
  want(endServers: number): void {
    this.#countSize();
    this.#wanted = endServers;
    while (this.#ready + this.#starts.length > endServers) this.#letGoOne();
    while (this.#ready + this.#starts.length < endServers) this.#addOne();
  }

  /** Lets those serve that are due. */
  bringUp(): void {
    const { nowMs } = this.#clock;
    while (this.nextReadyMs <= nowMs) {
      const start = this.#starts.shift();
      if (start === undefined) return;
      this.#picks.joined(start.server);
      this.#serve(start.server);
    }
  }

  /** Sees to what only time changes about those that are new. */
  ramp(): void {
    if (this.#picks.tick(this.#clock.nowMs)) this.#settle();
  }

  #settle(): void {
    const isSettled = (it: SimulatedServer) =>
      it.phase === "ready" && !it.isNew;
    this.#picks.holdsBack = this.#joined.some(isSettled);
    this.#picks.invalidate();
  }

  #make(): SimulatedServer {
    return new SimulatedServer(`simulated-${++this.#made}`, this.#options);
  }

  #serve(server: SimulatedServer): void {
    server.phase = "ready";
    server.measure(); // from now on
    this.#joined.push(server);
    this.#ready++;
    this.#settle();
  }

  /** The busiest of those that drain goes on serving; else one is started. */
  #addOne(): void {
    let busiest: SimulatedServer | undefined;
    for (const it of this.#joined) {
      if (it.phase !== "draining") continue;
      if (it.inFlight > (busiest?.inFlight ?? 0)) busiest = it;
    }
    if (busiest) {
      busiest.phase = "ready";
      this.#ready++;
      this.#settle();
      return;
    }
    const dueMs = this.#clock.nowMs + this.#options.startMs;
    this.#starts.push({ server: this.#make(), dueMs });
  }

  /** The youngest that starts, or the one with the fewest calls in flight. */
  #letGoOne(): void {
    const start = this.#starts.pop();
    if (start) {
      start.server.phase = "gone";
      return;
    }
    let idlest: SimulatedServer | undefined;
    for (const it of this.#joined) {
      if (it.phase !== "ready") continue;
      if (it.inFlight <= (idlest?.inFlight ?? Infinity)) idlest = it;
    }
    if (!idlest) return;
    idlest.phase = "draining";
    this.#ready--;
    this.#settle();
    if (idlest.inFlight === 0) this.#end(idlest);
  }

  #end(server: SimulatedServer): void {
    this.#countSize();
    server.phase = "gone";
    this.#picks.left(server);
    this.#joined.splice(this.#joined.indexOf(server), 1);
  }

  #countSize(): void {
    const { nowMs } = this.#clock;
    this.#sizeMs += this.size * (nowMs - this.#sizeSinceMs);
    this.#sizeSinceMs = nowMs;
  }
}
