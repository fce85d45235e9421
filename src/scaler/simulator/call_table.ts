import type { SimulatedServer } from "./simulated_server.ts";
import type { Call } from "./types.ts";

/** Where a call is. */
export const STAGE = {
  /** In the instance's line. */
  waiting: 0,
  /** At an end server that has others to do first. */
  inside: 1,
  /** Being worked on. */
  working: 2,
  /** Being worked on, though its client has left. */
  abandoned: 3,
} as const;

/**
 * The calls that are on their way, each under a number that is used again once
 * it has ended. Columns of typed arrays, so that calls leave no garbage.
 */
export class CallTable {
  arrivedMs = new Float64Array(64);
  workMs = new Float64Array(64);
  deadlineMs = new Float64Array(64);
  /** When it was sent to its end server. */
  sentMs = new Float64Array(64);
  /** From arrival until it was begun. */
  waitedMs = new Float64Array(64);
  client = new Float64Array(64);
  stage = new Uint8Array(64);
  /** Its neighbours in the line where it waits: see `call_line.ts`. */
  previous = new Int32Array(64);
  next = new Int32Array(64);
  /** Its end server, from being sent to its end. */
  readonly server: (SimulatedServer | undefined)[] = [];
  readonly #free: number[] = [];
  #used = 0;
  #active = 0;

  /** Calls that have not ended. */
  get active(): number {
    return this.#active;
  }

  /** Takes a call in; its number. */
  admit(call: Readonly<Call>): number {
    const id = this.#free.pop() ?? this.#extend();
    this.#active++;
    this.arrivedMs[id] = call.atMs;
    this.workMs[id] = call.workMs;
    this.deadlineMs[id] = call.atMs + call.timeoutMs;
    this.client[id] = call.client;
    this.stage[id] = STAGE.waiting;
    this.server[id] = undefined;
    return id;
  }

  /** It has ended: its number may be used again. */
  forget(id: number): void {
    this.#active--;
    this.#free.push(id);
  }

  #extend(): number {
    if (this.#used === this.stage.length) this.#double();
    return this.#used++;
  }

  #double(): void {
    const size = this.stage.length * 2;
    this.arrivedMs = longer(this.arrivedMs, new Float64Array(size));
    this.workMs = longer(this.workMs, new Float64Array(size));
    this.deadlineMs = longer(this.deadlineMs, new Float64Array(size));
    this.sentMs = longer(this.sentMs, new Float64Array(size));
    this.waitedMs = longer(this.waitedMs, new Float64Array(size));
    this.client = longer(this.client, new Float64Array(size));
    this.stage = longer(this.stage, new Uint8Array(size));
    this.previous = longer(this.previous, new Int32Array(size));
    this.next = longer(this.next, new Int32Array(size));
  }
}

function longer<T extends Float64Array | Int32Array | Uint8Array>(
  old: T,
  larger: T,
): T {
  larger.set(old);
  return larger;
}
