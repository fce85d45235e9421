import { expect, test } from "bun:test";
import { PassThrough } from "node:stream";

import { LineInput } from "./line_input.ts";

/** A keyboard or a pipe: all that a line input asks of one. */
function source({ isTTY = false } = {}) {
  const modes: boolean[] = [];
  const setRawMode = (mode: boolean) => void modes.push(mode);
  const stream = Object.assign(new PassThrough(), { isTTY, setRawMode });
  // It has what a line input uses of a terminal and nothing else.
  const stdin = stream as unknown as NodeJS.ReadStream;
  return { stream, stdin, modes };
}

test("LineInput gives line after line, however they come", async () => {
  const { stream, stdin } = source();
  using input = new LineInput(stdin);
  stream.write("one\r\ntw");
  expect(await input.next()).toBe("one");
  stream.write("o\n\nlast");
  expect(await input.next()).toBe("two");
  expect(await input.next()).toBe("");
  stream.end();
  expect(await input.next()).toBe("last");
  expect(await input.next()).toBeUndefined();
});

test("LineInput puts characters together that are cut between reads", async () => {
  const { stream, stdin } = source();
  using input = new LineInput(stdin);
  const bytes = Buffer.from("h\u00e4ll\n");
  stream.write(bytes.subarray(0, 2));
  stream.write(bytes.subarray(2));
  expect(await input.next()).toBe("h\u00e4ll");
});

test("LineInput hides a secret on a terminal, and lets it be corrected", async () => {
  const { stream, stdin, modes } = source({ isTTY: true });
  using input = new LineInput(stdin);
  const secret = input.nextHidden();
  stream.write("wrong\x15secrex\x7ft\r");
  expect(await secret).toBe("secret");
  expect(modes).toEqual([true, false]);
});

test("LineInput takes a secret from a pipe as it is", async () => {
  const { stream, stdin, modes } = source();
  using input = new LineInput(stdin);
  stream.write("secret\nnext\n");
  expect(await input.nextHidden()).toBe("secret");
  expect(await input.next()).toBe("next");
  expect(modes).toEqual([]);
});

test("LineInput lets nobody wait once it is stopped", async () => {
  using input = new LineInput(source().stdin);
  const line = input.next();
  input.stop();
  expect(await line).toBeUndefined();
});
