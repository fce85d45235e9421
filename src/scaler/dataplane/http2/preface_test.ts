import { expect, test } from "bun:test";

import { PREFACE } from "./frame.ts";
import { greetingOf } from "./preface.ts";

test("greetingOf() waits for the whole of HTTP/2's preface, however it comes", () => {
  for (let length = 0; length < PREFACE.length; length++) {
    expect(greetingOf(PREFACE.slice(0, length))).toBe("unfinished");
  }
  expect(greetingOf(`${PREFACE}rest`)).toBe("http2");
});

test("greetingOf() tells HTTP/1 from noise", () => {
  expect(greetingOf("GET / HTTP/1.1\r\n")).toBe("http1");
  expect(greetingOf("\u0016\u0003\u0001")).toBe("noise");
  expect(greetingOf("PRI * HTTP/3.0\r\n")).toBe("http1");
});
