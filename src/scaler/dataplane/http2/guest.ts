import { PREFACE } from "./frame.ts";
import { Intake, type Source } from "./intake.ts";
import { greetingOf, readableAnswer } from "./preface.ts";
import type { ServerLeg } from "./server_leg.ts";

/** One accepted socket: HTTP/2 goes to its leg, anything else is sent away. */
export class Guest {
  readonly leg: ServerLeg;
  readonly #intake: Intake;
  readonly #isTls: boolean;
  /** The first bytes; `null` once they were the preface. */
  #seen: string | null = "";

  constructor(leg: ServerLeg, socket: Source, isTls: boolean) {
    this.leg = leg;
    this.#intake = new Intake(leg, socket, leg.connection.workings.share);
    this.#isTls = isTls;
  }

  receive(bytes: Uint8Array): void {
    if (this.#seen === null) return this.#intake.take(bytes, 0);
    if (!this.leg.connection.isOver) this.#greet(this.#seen, bytes);
  }

  /** The client sends no more. */
  onHalfClosed(): void {
    this.#intake.end();
  }

  /** Reads the preface; it seldom comes in pieces. */
  #greet(before: string, bytes: Uint8Array): void {
    const start = bytes.subarray(0, PREFACE.length);
    const seen = before + String.fromCharCode(...start);
    const greeting = greetingOf(seen);
    this.#seen = seen;
    if (greeting === "unfinished") return;
    const { connection } = this.leg;
    if (greeting !== "http2") {
      connection.output.writeRaw(readableAnswer(greeting, this.#isTls));
      return connection.end();
    }
    this.#seen = null;
    this.leg.greet();
    this.#intake.take(bytes, PREFACE.length - before.length);
  }
}
