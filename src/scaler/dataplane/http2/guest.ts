import { PREFACE } from "./frame.ts";
import { greetingOf, readableAnswer } from "./preface.ts";
import type { ServerLeg } from "./server_leg.ts";

/** One accepted socket: HTTP/2 goes to its leg, anything else is sent away. */
export class Guest {
  readonly leg: ServerLeg;
  readonly #isTls: boolean;
  /** The first bytes; `null` once they were the preface. */
  #seen: string | null = "";

  constructor(leg: ServerLeg, isTls: boolean) {
    this.leg = leg;
    this.#isTls = isTls;
  }

  receive(bytes: Uint8Array): void {
    if (this.#seen === null) return this.leg.receive(bytes, 0);
    if (!this.leg.connection.isOver) this.#greet(this.#seen, bytes);
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
    this.leg.receive(bytes, PREFACE.length - before.length);
  }
}
