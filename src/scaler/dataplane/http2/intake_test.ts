import { expect, test } from "bun:test";

import { Intake, type Reading, type Source } from "./intake.ts";

/** Reads `perTurn` bytes a turn, and notes what happens. */
class Reader implements Reading, Source {
  readonly seen: string[] = [];
  isOver = false;
  readonly #perTurn: number;

  constructor(perTurn: number) {
    this.#perTurn = perTurn;
  }

  read(bytes: Uint8Array, start: number): number {
    const end = Math.min(bytes.length, start + this.#perTurn);
    this.seen.push(Buffer.from(bytes.subarray(start, end)).toString());
    return end;
  }

  onHalfClosed(): void {
    this.seen.push("half-closed");
  }

  pause(): void {
    this.seen.push("pause");
  }

  resume(): void {
    this.seen.push("resume");
  }
}

const TURNS = { later: setImmediate };

async function turns(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await new Promise(setImmediate);
}

test("Intake hands on what one turn takes at once, and pauses nothing", () => {
  const reader = new Reader(8);
  const intake = new Intake(reader, reader, TURNS);
  intake.take(Buffer.from("xxabc"), 2);
  intake.end();
  expect(reader.seen).toEqual(["abc", "half-closed"]);
});

test("Intake keeps the rest for the next turns, in order, and reads no more meanwhile", async () => {
  const reader = new Reader(2);
  const intake = new Intake(reader, reader, TURNS);
  intake.take(Buffer.from("abcde"), 0);
  intake.take(Buffer.from("fgh"), 0);
  expect(reader.seen).toEqual(["ab", "pause"]);
  await turns(6);
  const rest = ["cd", "e", "fg", "h", "resume"];
  expect(reader.seen).toEqual(["ab", "pause", ...rest]);
});

test("Intake lets others have their turn in between", async () => {
  const reader = new Reader(1);
  const intake = new Intake(reader, reader, TURNS);
  intake.take(Buffer.from("abc"), 0);
  setImmediate(() => reader.seen.push("another"));
  await turns(4);
  expect(reader.seen).toEqual(["a", "pause", "b", "another", "c", "resume"]);
});

test("Intake tells of the client's end once all before it is read", async () => {
  const reader = new Reader(2);
  const intake = new Intake(reader, reader, TURNS);
  intake.take(Buffer.from("abc"), 0);
  intake.end();
  await turns(3);
  expect(reader.seen).toEqual(["ab", "pause", "c", "resume", "half-closed"]);
});

test("Intake drops what is left of a connection that is over", async () => {
  const reader = new Reader(2);
  const intake = new Intake(reader, reader, TURNS);
  intake.take(Buffer.from("abcdef"), 0);
  reader.isOver = true;
  await turns(3);
  expect(reader.seen).toEqual(["ab", "pause", "cd", "resume"]);
});
