import type { Clock } from "./clock.ts";
import type { RequestOutcome } from "./counters.ts";
import { NEARLY, type Applicant, type RefusalReason } from "./dispatcher.ts";
import type { RosterEndpoint } from "./endpoint.ts";
import type {
  Admission,
  Arrival,
  End,
  EndpointOutcome,
  Exchange,
} from "./engine.ts";
import { GrpcCode, type Refusal } from "./grpc_status.ts";

/** What a ticket needs of its instance. */
export interface Desk {
  readonly clock: Clock;
  submit(ticket: Ticket): void;
  /** @returns whether one more retry is within the budget. */
  submitAgain(ticket: Ticket): boolean;
  leave(ticket: Ticket): void;
  /** There was no use in waiting for the `leftMs` that it had left. */
  onHopeless(leftMs: number): void;
  /** It is sent to an end server, after `waitedMs`. */
  onSent(ticket: Ticket): void;
  /** Books one request's end; called exactly once a ticket. */
  onEnd(ticket: Ticket, outcome: RequestOutcome, status: End["status"]): void;
  /** Gives a slot of `endpoint` back that was taken `ms` ago. */
  release(endpoint: RosterEndpoint, outcome: EndpointOutcome, ms: number): void;
}

/**
 * One request from its arrival to its one end. Whatever happens in whatever
 * order, its slot is given back once and it is counted once.
 */
export class Ticket implements Admission, Applicant {
  readonly arrival: Arrival;
  readonly arrivedMs: number;
  readonly deadlineMs: number | undefined;
  /** It was sent a second time, out of the budget for that. */
  retried = false;
  /** The end server it was last sent to; empty before. */
  endpointId = "";
  /** From arrival to the last pick. */
  waitedMs = 0;
  /** Other requests that were in flight there then. */
  beside = 0;
  bytesIn = 0;
  bytesOut = 0;

  readonly #desk: Desk;
  readonly #exchange: Exchange;
  #endpoint: RosterEndpoint | undefined;
  #pickedMs = 0;
  #ended = false;

  constructor(arrival: Arrival, exchange: Exchange, desk: Desk) {
    this.arrival = arrival;
    this.#exchange = exchange;
    this.#desk = desk;
    this.arrivedMs = desk.clock.nowMs;
    const { timeoutMs } = arrival;
    this.deadlineMs =
      timeoutMs === undefined ? undefined : this.arrivedMs + timeoutMs;
  }

  get clientAddress(): string {
    return this.arrival.connection.address;
  }

  get method(): string {
    return this.arrival.method;
  }

  apply(): void {
    this.#desk.submit(this);
  }

  onPicked(endpoint: RosterEndpoint): void {
    this.#endpoint = endpoint;
    this.#pickedMs = this.#desk.clock.nowMs;
    this.waitedMs = this.#pickedMs - this.arrivedMs;
    this.#desk.onSent(this);
    this.endpointId = endpoint.id;
    this.beside = endpoint.inFlight - 1;
    this.arrival.connection.lastEndpoint = endpoint.id;
    this.#exchange.forward(endpoint, this.waitedMs);
  }

  onRefused(refusal: Refusal, reason: RefusalReason): void {
    const { nowMs } = this.#desk.clock;
    this.waitedMs = nowMs - this.arrivedMs;
    const isHopeless = reason === "hopeless" && this.deadlineMs !== undefined;
    if (isHopeless) this.#desk.onHopeless(this.deadlineMs - nowMs);
    const isRejected = isHopeless || reason === "full";
    this.#book(isRejected ? "rejected" : "failed", refusal.code);
    this.#exchange.refuse(refusal);
  }

  retry(): boolean {
    if (this.#ended || this.retried) return false;
    this.#release("returned");
    return this.#desk.submitAgain(this);
  }

  end({ status, outcome }: End): void {
    if (this.#ended) return;
    const isLate = status === GrpcCode.deadlineExceeded && this.bytesOut === 0;
    this.#release(isLate ? "late" : outcome);
    this.#book(outcome === "completed" ? "completed" : "failed", status);
  }

  abandon(status: number): void {
    if (this.#ended) return;
    this.#desk.leave(this);
    this.#release(this.#isLate(status) ? "late" : "abandoned");
    this.#book("failed", status);
  }

  #release(outcome: EndpointOutcome): void {
    const endpoint = this.#endpoint;
    if (!endpoint) return;
    this.#endpoint = undefined;
    const ms = this.#desk.clock.nowMs - this.#pickedMs;
    this.#desk.release(endpoint, outcome, ms);
  }

  /**
   * Whether its time ran out at the end server. Most clients say so by a
   * reset when their deadline passes, which differs from ours by the way here.
   */
  #isLate(status: number): boolean {
    if (this.bytesOut > 0) return false;
    if (status === GrpcCode.deadlineExceeded) return true;
    const timeoutMs = this.arrival.timeoutMs ?? Infinity;
    const nowMs = this.#desk.clock.nowMs;
    const isOver = nowMs - this.arrivedMs >= timeoutMs * NEARLY;
    return isOver && nowMs - this.#pickedMs >= timeoutMs / 2;
  }

  #book(outcome: RequestOutcome, status: End["status"]): void {
    this.#ended = true;
    this.#desk.onEnd(this, outcome, status);
  }
}
