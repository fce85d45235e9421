import { expect, test } from "bun:test";
import { appendFileSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { eventually } from "../../../_tools/testing/eventually.ts";
import { temporaryDirectory } from "../../../_tools/testing/temporary_directory.ts";
import { capLog, lastLines, readLog } from "./_log_file.ts";

function logIn(directory: { readonly path: string }, text: string): string {
  const path = join(directory.path, "a.log");
  writeFileSync(path, text);
  return path;
}

test("lastLines() takes whole lines from the end", () => {
  using directory = temporaryDirectory();
  const path = logIn(directory, "one\ntwo\nthree\n");
  expect(lastLines(path, 2)).toEqual(["two", "three"]);
  expect(lastLines(path, 0)).toEqual([]);
  expect(lastLines(path, 9)).toEqual(["one", "two", "three"]);
  expect(lastLines(join(directory.path, "none.log"), 5)).toEqual([]);
});

test("readLog() follows, and never gives half a line", async () => {
  using directory = temporaryDirectory();
  const path = logIn(directory, "one\ntw");
  const abort = new AbortController();
  const { signal } = abort;
  const options = { tail: 5, follow: true, signal, isOver: () => false };
  const lines: string[] = [];
  const read = (async () => {
    for await (const line of readLog(path, options)) lines.push(line);
  })();
  await eventually(() => lines.length === 1);
  appendFileSync(path, "o\nthree\n");
  await eventually(() => lines.length === 3);
  expect(lines).toEqual(["one", "two", "three"]);
  abort.abort();
  await read;
});

test("readLog() reads to the end what a process printed last", async () => {
  using directory = temporaryDirectory();
  const path = logIn(directory, "one\ntwo\n");
  const { signal } = new AbortController();
  const options = { tail: 0, follow: true, signal, isOver: isOver() };
  const lines = await Array.fromAsync(readLog(path, options));
  expect(lines).toEqual(["last words"]);

  function isOver() {
    return () => {
      appendFileSync(path, "last words\n");
      return true;
    };
  }
});

test("capLog() keeps the last part of a log that grew too long", async () => {
  using directory = temporaryDirectory();
  const line = (i: number) => `line ${String(i).padStart(6, "0")}\n`;
  const text = Array.from({ length: 1_000 }, (_, i) => line(i)).join("");
  const path = logIn(directory, text);
  capLog(path, 600);
  const kept = readFileSync(path, "utf8");
  expect(statSync(path).size).toBeLessThanOrEqual(600);
  expect(text.endsWith(kept)).toBe(true);
  expect(kept.startsWith("line ")).toBe(true);
  appendFileSync(path, "more\n");
  expect(lastLines(path, 2)).toEqual(["line 000999", "more"]);
});

test("capLog() leaves a log within its limit alone", () => {
  using directory = temporaryDirectory();
  const path = logIn(directory, "one\ntwo\n");
  capLog(path, 8);
  expect(readFileSync(path, "utf8")).toBe("one\ntwo\n");
  capLog(join(directory.path, "none.log"));
});

test("readLog() goes on after the log was cut back", async () => {
  using directory = temporaryDirectory();
  const path = logIn(directory, "x".repeat(99).concat("\n").repeat(100));
  const abort = new AbortController();
  const { signal } = abort;
  const options = { tail: 0, follow: true, signal, isOver: () => false };
  const lines: string[] = [];
  const read = (async () => {
    for await (const line of readLog(path, options)) lines.push(line);
  })();
  capLog(path, 1_000);
  let count = 0;
  await eventually(() => {
    appendFileSync(path, `new ${(count += 1)}\n`);
    return lines.length > 0;
  });
  expect(lines[0]).toStartWith("new ");
  abort.abort();
  await read;
});
