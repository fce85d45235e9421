import type { Picker } from "../balancer/types.ts";
import type { Clock } from "./clock.ts";
import { RosterEndpoint } from "./endpoint.ts";
import { GrpcCode, type Refusal } from "./grpc_status.ts";
import { WaitingLine, type Place } from "./waiting_line.ts";
import type { Roster } from "./roster.ts";

const PUSHBACK_MS = { least: 100, most: 10_000 };

/** A request that wants an end server. */
export interface Applicant {
  readonly clientAddress: string;
  /** Time its client left it, on the dispatcher's clock; `undefined`: none. */
  readonly deadlineMs: number | undefined;
  /** Called at most once a submission; the slot is taken already. */
  onPicked(endpoint: RosterEndpoint): void;
  /** It waited in vain, the line is full, or nobody can be reached. */
  onRefused(refusal: Refusal, reason: "full" | "late" | "down"): void;
}

interface Waiting {
  readonly applicant: Applicant;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/** What a dispatcher works with. */
export interface DispatcherOptions {
  readonly roster: Roster;
  readonly picker: Picker;
  readonly queueLimit: number;
  readonly clock: Clock;
  /** How long a request waits whose deadline is later, or that has none. */
  readonly longestWaitMs: number;
}

/** Gives each request an end server, at once or after waiting in one line. */
export class Dispatcher {
  readonly #roster: Roster;
  readonly #clock: Clock;
  readonly #line = new WaitingLine<Waiting>();
  readonly #places = new Map<Applicant, Place<Waiting>>();
  /** What a picker is told: one for all, read and not kept. */
  readonly #call = { clientAddress: "", nowMs: 0 };
  #picker: Picker;
  #queueLimit: number;
  #longestWaitMs: number;
  #pumping = false;

  constructor(options: DispatcherOptions) {
    this.#roster = options.roster;
    this.#picker = options.picker;
    this.#queueLimit = options.queueLimit;
    this.#clock = options.clock;
    this.#longestWaitMs = options.longestWaitMs;
  }

  get waiting(): number {
    return this.#line.length;
  }

  /** Changes how requests are spread; those that wait keep their place. */
  change(picker: Picker, queueLimit: number): void {
    this.#picker = picker;
    this.#queueLimit = queueLimit;
    this.pump();
  }

  /** For those that begin to wait from now on. */
  setLongestWait(ms: number): void {
    this.#longestWaitMs = ms;
  }

  submit(applicant: Applicant): void {
    if (this.#line.length === 0 && this.#start(applicant)) return;
    if (this.#roster.isDown) return this.#sendAway(applicant);
    if (this.#line.length >= this.#queueLimit) return this.#turnAway(applicant);
    this.#wait(applicant);
  }

  /** To the front of the line, however long it is: it has waited before. */
  submitAgain(applicant: Applicant): void {
    if (this.#start(applicant)) return;
    if (this.#roster.isDown) return this.#sendAway(applicant);
    this.#wait(applicant, { front: true });
  }

  /** The client gave up. Does nothing when the request does not wait. */
  leave(applicant: Applicant): void {
    const place = this.#places.get(applicant);
    if (!place) return;
    this.#line.leave(place);
    this.#forget(place);
  }

  /** Serves those who wait; call when a slot may have become free. */
  pump(): void {
    if (this.#pumping) return; // a request that ends at once comes back here
    this.#pumping = true;
    while (this.#line.length > 0) {
      const isFree = this.#roster.eligible().length > 0;
      if (!isFree && !this.#roster.isDown) break;
      const place = this.#line.shift();
      if (!place) break;
      this.#forget(place);
      if (isFree) this.#start(place.item.applicant);
      else this.#sendAway(place.item.applicant);
    }
    this.#pumping = false;
  }

  #start(applicant: Applicant): boolean {
    const eligible = this.#roster.eligible();
    if (eligible.length === 0) return false;
    this.#call.clientAddress = applicant.clientAddress;
    this.#call.nowMs = this.#clock.nowMs;
    const picked = this.#picker(eligible, this.#call);
    const endpoint = picked instanceof RosterEndpoint ? picked : eligible[0];
    if (!endpoint) return false;
    this.#roster.take(endpoint);
    applicant.onPicked(endpoint);
    return true;
  }

  #wait(applicant: Applicant, options: { readonly front?: boolean } = {}) {
    const waiting: Waiting = { applicant, timer: undefined };
    const place = this.#line.join(waiting, this.#clock.nowMs, options);
    this.#places.set(applicant, place);
    this.#arm(place, this.#longestWaitMs);
  }

  #arm(place: Place<Waiting>, atMostMs: number): void {
    const { deadlineMs } = place.item.applicant;
    const left = (deadlineMs ?? Infinity) - this.#clock.nowMs;
    const ms = Math.max(0, Math.min(atMostMs, left));
    place.item.timer = setTimeout(() => this.#onTime(place), ms);
  }

  #onTime(place: Place<Waiting>): void {
    const { applicant } = place.item;
    const nowMs = this.#clock.refresh();
    const waitedMs = nowMs - place.sinceMs;
    const late = nowMs >= (applicant.deadlineMs ?? place.sinceMs) - 1;
    const served = this.#roster.someoneServes();
    if (!late && served) return this.#arm(place, this.#longestWaitMs);
    this.#line.leave(place);
    this.#forget(place);
    const own = applicant.deadlineMs !== undefined && late;
    const code = own || served ? "deadlineExceeded" : "unavailable";
    const message = served ? noSlot(waitedMs) : nobodyReady(waitedMs);
    const refusal = { code: GrpcCode[code], message };
    applicant.onRefused(refusal, "late");
  }

  /** There is no use in waiting. */
  #sendAway(applicant: Applicant): void {
    const count = this.#roster.members().length;
    const message = `Cannot answer: none of ${count} end servers can be reached or is serving; check that they run and try again`;
    applicant.onRefused({ code: GrpcCode.unavailable, message }, "down");
  }

  #turnAway(applicant: Applicant): void {
    const nowMs = this.#clock.nowMs;
    const since = this.#line.frontSinceMs ?? nowMs;
    const { least, most } = PUSHBACK_MS;
    // How long the line takes to move through is how long the first has stood.
    const pushbackMs = Math.min(most, Math.max(least, nowMs - since));
    const limit = this.#queueLimit;
    const message = `Cannot take the request: ${limit} others wait already; try again later or raise the queue limit`;
    const code = GrpcCode.resourceExhausted;
    applicant.onRefused({ code, message, pushbackMs }, "full");
  }

  #forget(place: Place<Waiting>): void {
    clearTimeout(place.item.timer);
    this.#places.delete(place.item.applicant);
  }
}

function noSlot(waitedMs: number): string {
  return `Cannot answer in time: no end server had a free slot within ${Math.round(waitedMs)} ms; allow more time or more end servers`;
}

function nobodyReady(waitedMs: number): string {
  return `Cannot answer: no end server was ready within ${Math.round(waitedMs)} ms; check that the instance has running end servers and try again`;
}
