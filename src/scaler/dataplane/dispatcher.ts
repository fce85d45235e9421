import type { Picker } from "../balancer/types.ts";
import type { Clock } from "./clock.ts";
import { RosterEndpoint } from "./endpoint.ts";
import type { Refusal } from "./grpc_status.ts";
import { LineForecast } from "../balancer/line_forecast.ts";
import {
  lineFull,
  nobodyReady,
  nobodyThere,
  noSlot,
  tooLong,
} from "./refusals.ts";
import { WaitingLine, type Place } from "./waiting_line.ts";
import type { Roster } from "./roster.ts";

/** A client that leaves after this much of its time ran out of it. */
export const NEARLY = 0.9;

/** Why a request is not served. */
export type RefusalReason =
  /** The line was full. */
  | "full"
  /** It would have waited in vain. */
  | "hopeless"
  /** It has waited in vain. */
  | "late"
  /** Nobody can be reached. */
  | "down";

/** A request that wants an end server. */
export interface Applicant {
  readonly method: string;
  /** On the dispatcher's clock. */
  readonly arrivedMs: number;
  readonly clientAddress: string;
  /** Time its client left it, on the dispatcher's clock; `undefined`: none. */
  readonly deadlineMs: number | undefined;
  /** Called at most once a submission; the slot is taken already. */
  onPicked(endpoint: RosterEndpoint): void;
  onRefused(refusal: Refusal, reason: RefusalReason): void;
}

/** Who wants to know of every pick. */
export interface Witness {
  /** Somebody is picked: the slot is not taken yet. */
  note(picking: {
    readonly applicant: Applicant;
    readonly picked: RosterEndpoint;
  }): void;
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
  /** Mean time that end servers take for a request lately, ms. */
  readonly serviceMs: () => number;
}

/** Gives each request an end server, at once or after waiting in one line. */
export class Dispatcher {
  readonly #roster: Roster;
  readonly #clock: Clock;
  readonly #line = new WaitingLine<Waiting>();
  readonly #forecast: LineForecast;
  readonly #places = new Map<Applicant, Place<Waiting>>();
  /** What a picker is told: one for all, read and not kept. */
  readonly #call = { clientAddress: "", nowMs: 0 };
  #picker: Picker;
  #queueLimit: number;
  #longestWaitMs: number;
  #pumping = false;
  #witness: Witness | undefined;

  constructor(options: DispatcherOptions) {
    this.#roster = options.roster;
    this.#picker = options.picker;
    this.#queueLimit = options.queueLimit;
    this.#clock = options.clock;
    this.#longestWaitMs = options.longestWaitMs;
    const { roster, serviceMs } = options;
    const available = () => roster.available;
    this.#forecast = new LineForecast({ available, serviceMs });
  }

  get waiting(): number {
    return this.#line.length;
  }

  /** Changes how requests are spread; those that wait keep their place. */
  change(picker: Picker, queueLimit: number): void {
    this.#picker = picker;
    this.#queueLimit = queueLimit;
    this.#forecast.forget(this.#clock.nowMs);
    this.pump();
  }

  /** Tells `witness` of every pick from now on; `undefined`: nobody. */
  watch(witness: Witness | undefined): void {
    this.#witness = witness;
  }

  /** For those that begin to wait from now on. */
  setLongestWait(ms: number): void {
    this.#longestWaitMs = ms;
  }

  /** When more can be taken, as control sees it. */
  setOutlook(outlook: Parameters<LineForecast["tell"]>[0]): void {
    this.#forecast.tell(outlook, this.#clock.nowMs);
  }

  submit(applicant: Applicant): void {
    if (this.#line.length === 0 && this.#start(applicant)) return;
    if (this.#roster.isDown) return this.#sendAway(applicant);
    if (this.#line.length >= this.#queueLimit) return this.#turnAway(applicant);
    if (this.#spare(applicant)) return;
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
    const { nowMs } = this.#clock;
    const timeMs = (applicant.deadlineMs ?? Infinity) - place.sinceMs;
    const isOver = nowMs - place.sinceMs >= NEARLY * timeMs;
    if (isOver) this.#forecast.waitedInVain(nowMs);
  }

  /** Serves those who wait; call when a slot may have become free. */
  pump(): void {
    if (this.#pumping) return; // a request that ends at once comes back here
    this.#pumping = true;
    while (this.#line.length > 0) {
      const isFree = this.#roster.candidates().length > 0;
      if (!isFree && !this.#roster.isDown) break;
      const place = this.#line.shift();
      if (!place) break;
      if (isFree) this.#moved(place.item.applicant);
      this.#forget(place);
      if (isFree) this.#start(place.item.applicant);
      else this.#sendAway(place.item.applicant);
    }
    this.#pumping = false;
  }

  #moved({ deadlineMs = Infinity }: Applicant): void {
    const { nowMs } = this.#clock;
    this.#forecast.moved(nowMs, deadlineMs - nowMs);
  }

  #start(applicant: Applicant): boolean {
    const candidates = this.#roster.candidates();
    if (candidates.length === 0) return false;
    this.#call.clientAddress = applicant.clientAddress;
    this.#call.nowMs = this.#clock.nowMs;
    const picked = this.#picker(candidates, this.#call) ?? candidates.at(0);
    if (!(picked instanceof RosterEndpoint)) return false;
    this.#witness?.note({ applicant, picked });
    this.#roster.take(picked);
    applicant.onPicked(picked);
    return true;
  }

  #wait(applicant: Applicant, options: { readonly front?: boolean } = {}) {
    if (this.#line.length === 0) this.#forecast.began(this.#clock.nowMs);
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
    this.#forecast.waitedInVain(nowMs);
    const isOwn = applicant.deadlineMs !== undefined && late;
    const refusal = served ? noSlot(waitedMs) : nobodyReady(waitedMs, isOwn);
    applicant.onRefused(refusal, "late");
  }

  /** Nobody can be reached, so there is no use in waiting. */
  #sendAway(applicant: Applicant): void {
    const count = this.#roster.members().length;
    applicant.onRefused(nobodyThere(count), "down");
  }

  #turnAway(applicant: Applicant): void {
    const { nowMs } = this.#clock;
    const ahead = this.#line.length;
    const frontMs = nowMs - (this.#line.frontSinceMs ?? nowMs);
    const pushbackMs = this.#forecast.comeBackMs({ ahead, frontMs }, nowMs);
    applicant.onRefused(lineFull(this.#queueLimit, pushbackMs), "full");
  }

  /** Spares it the wait if that would be in vain. */
  #spare(applicant: Applicant): boolean {
    const { deadlineMs } = applicant;
    if (deadlineMs === undefined) return false;
    const { nowMs } = this.#clock;
    const ahead = this.#line.length;
    const hopeful = { ahead, leftMs: Math.max(0, deadlineMs - nowMs) };
    const hopeless = this.#forecast.judge(hopeful, nowMs);
    if (hopeless === undefined) return false;
    applicant.onRefused(tooLong(hopeful, hopeless), "hopeless");
    return true;
  }

  #forget(place: Place<Waiting>): void {
    clearTimeout(place.item.timer);
    this.#places.delete(place.item.applicant);
    if (this.#line.length === 0) this.#forecast.ended(this.#clock.nowMs);
  }
}
