import { expect, test } from "bun:test";

import { reportReader } from "./reports.ts";

function readAll(...texts: readonly string[]) {
  const reader = reportReader();
  const readings = texts.map((text) => reader.read(text));
  return {
    text: readings.map(({ text }) => text).join("") + reader.flush(),
    reports: readings.flatMap(({ reports }) => reports),
  };
}

const MIXED = "a\x1b[Ib\x1b[<0;12;3Mc\x1b[<0;12;3m\x1b[A\x1b[<65;1;1M\x1b[Od";
const TOLD = [
  { kind: "focus", focused: true },
  { kind: "click", column: 11, row: 2 },
  { kind: "wheel", direction: "down" },
  { kind: "focus", focused: false },
] as const;

test("reportReader() takes the reports out and leaves the keys", () => {
  expect(readAll(MIXED)).toEqual({ text: "abc\x1b[Ad", reports: [...TOLD] });
});

test("reportReader() reads the same wherever the reads are cut", () => {
  for (let at = 1; at < MIXED.length; at++) {
    const read = readAll(MIXED.slice(0, at), MIXED.slice(at));
    expect([at, read]).toEqual([
      at,
      { text: "abc\x1b[Ad", reports: [...TOLD] },
    ]);
  }
  expect(readAll(...MIXED).reports).toEqual([...TOLD]);
});

test("reportReader() holds a lone Esc back until it is given up on", () => {
  const reader = reportReader();
  expect(reader.read("\x1b").text).toBe("");
  expect(reader.isWaiting()).toBe(true);
  expect(reader.flush()).toBe("\x1b");
  expect(reader.isWaiting()).toBe(false);
});

test("reportReader() leaves what is pasted alone, cut anywhere", () => {
  const paste = "\x1b[200~x\x1b[<0;1;1M\x1b[Iy\x1b[201~";
  const text = `${paste}\x1b[I`;
  for (let at = 1; at < text.length; at++) {
    expect([at, readAll(text.slice(0, at), text.slice(at))]).toEqual([
      at,
      { text: paste, reports: [{ kind: "focus", focused: true }] },
    ]);
  }
});

test("reportReader() drops other buttons and keeps other sequences", () => {
  const text = "\x1b[<2;1;1M\x1b[<32;4;4M\x1b[1;5A\x1b[3~\x1bOP\x1b\x1b";
  expect(readAll(text)).toEqual({
    text: "\x1b[1;5A\x1b[3~\x1bOP\x1b\x1b",
    reports: [],
  });
});

test("reportReader() does not wait for ever for a report that never ends", () => {
  const long = `\x1b[<${"1".repeat(40)}`;
  expect(readAll(long)).toEqual({ text: long, reports: [] });
});
