/** RFC 9113 §3 to §6 on the connection to an end server. */
import { setDefaultTimeout } from "bun:test";

import { conformAnswers, type AnswerRow } from "./_answers.ts";
import {
  ACK,
  CODE,
  continuation,
  data,
  END_HEADERS,
  END_STREAM,
  frame,
  literal,
  octets,
  ping,
  priority,
  reset,
  SET,
  settings,
  text,
  TYPE,
  uint32,
  widen,
} from "./_octets.ts";
import { answer, wholeAnswer } from "./_raw_backend.ts";

setDefaultTimeout(30_000); // the machine may be busy

const MOST = 0x7fff_ffff;

/** A connection error, in place of an answer. */
function breaks(
  section: string,
  what: string,
  code: number | readonly number[],
  make: (stream: number) => readonly Uint8Array[],
): AnswerRow {
  const codes = typeof code === "number" ? [code] : code;
  const expect = { kind: "goaway", codes } as const;
  return { section, what, answer: make, expect, client: "failed" };
}

/** A connection error in the first bytes; the next connection serves. */
function greets(
  section: string,
  what: string,
  codes: readonly number[],
  ...bytes: Uint8Array[]
): AnswerRow {
  const expect = { kind: "goaway", codes } as const;
  const greet = octets(...bytes);
  return { section, what, greet, expect, client: "either" };
}

/** An error of the one stream. */
function spoils(
  section: string,
  what: string,
  code: number,
  make: (stream: number) => readonly Uint8Array[],
): AnswerRow {
  const expect = { kind: "reset", codes: [code] } as const;
  return { section, what, answer: make, expect, client: "failed" };
}

/** Nothing that matters. */
function passes(
  section: string,
  what: string,
  make: (stream: number) => readonly Uint8Array[],
): AnswerRow {
  const expect = { kind: "nothing" } as const;
  return { section, what, answer: make, expect, client: "whole" };
}

const GREETINGS: readonly AnswerRow[] = [
  greets("3.4", "a first frame that is no SETTINGS", [CODE.protocol], ping()),
  greets(
    "3.4",
    "a first SETTINGS that is an acknowledgement",
    [CODE.protocol],
    frame(TYPE.settings, ACK, 0),
  ),
  greets(
    "3.4",
    "an end server that speaks HTTP/1.1",
    [CODE.frameSize, CODE.protocol],
    text("HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n"),
  ),
  greets(
    "6.5.2",
    "ENABLE_PUSH 1, which no server may say",
    [CODE.protocol],
    settings([SET.push, 1]),
  ),
  greets("6.5.2", "ENABLE_PUSH 2", [CODE.protocol], settings([SET.push, 2])),
  greets(
    "6.5.2",
    "INITIAL_WINDOW_SIZE above 2^31 - 1",
    [CODE.flow],
    settings([SET.window, 0x8000_0000]),
  ),
  greets(
    "6.5.2",
    "MAX_FRAME_SIZE below 2^14",
    [CODE.protocol],
    settings([SET.frameSize, 1]),
  ),
  greets(
    "6.5.2",
    "MAX_FRAME_SIZE above 2^24 - 1",
    [CODE.protocol],
    settings([SET.frameSize, 16_777_216]),
  ),
  greets(
    "6.5",
    "SETTINGS on a stream",
    [CODE.protocol],
    frame(TYPE.settings, 0, 1),
  ),
  greets(
    "6.5",
    "SETTINGS of a length that is no multiple of 6",
    [CODE.frameSize],
    frame(TYPE.settings, 0, 0, text("12345")),
  ),
  greets(
    "6.5",
    "an acknowledgement with a payload",
    [CODE.frameSize],
    settings(),
    frame(TYPE.settings, ACK, 0, text("123456")),
  ),
  greets(
    "5.1",
    "HEADERS before any request",
    [CODE.protocol],
    settings(),
    answer(1),
  ),
];

const BREAKS: readonly AnswerRow[] = [
  breaks("4.2", "DATA above SETTINGS_MAX_FRAME_SIZE", CODE.frameSize, (id) => [
    answer(id),
    data(id, "x".repeat(16_385)),
  ]),
  breaks("4.3", "a block that cannot be decoded", CODE.compression, (id) => [
    frame(TYPE.headers, 5, id, octets(0x80)),
  ]),
  breaks("4.3", "a frame within a header block", CODE.protocol, (id) => [
    answer(id, [], 0),
    ping(),
  ]),
  breaks("5.1", "DATA on an idle stream", CODE.protocol, () => [data(99, "x")]),
  breaks("5.1", "HEADERS on an idle stream", CODE.protocol, () => [answer(99)]),
  breaks("5.1", "RST_STREAM on an idle stream", CODE.protocol, () => [
    reset(99),
  ]),
  breaks("5.1", "WINDOW_UPDATE on an idle stream", CODE.protocol, () => [
    widen(99, 1),
  ]),
  breaks("5.1", "HEADERS on a stream of its own", CODE.protocol, () => [
    answer(2),
  ]),
  breaks("6.1", "DATA on stream 0", CODE.protocol, () => [data(0, "x")]),
  breaks("6.1", "padding as long as the payload", CODE.protocol, (id) => [
    answer(id),
    data(id, octets(3, 0, 0), 8),
  ]),
  breaks("6.2", "HEADERS on stream 0", CODE.protocol, () => [answer(0)]),
  breaks("6.4", "RST_STREAM of 3 octets", CODE.frameSize, (id) => [
    frame(TYPE.reset, 0, id, octets(0, 0, 0)),
  ]),
  breaks("6.4", "RST_STREAM on stream 0", CODE.protocol, () => [reset(0)]),
  breaks("6.6", "PUSH_PROMISE", CODE.protocol, (id) => [
    frame(TYPE.push, END_HEADERS, id, octets(uint32(2), 0x82, 0x86, 0x84)),
  ]),
  breaks("6.7", "PING of 7 octets", CODE.frameSize, () => [
    frame(TYPE.ping, 0, 0, text("1234567")),
  ]),
  breaks("6.7", "PING on a stream", CODE.protocol, (id) => [
    frame(TYPE.ping, 0, id, text("12345678")),
  ]),
  breaks("6.8", "GOAWAY on a stream", CODE.protocol, (id) => [
    frame(TYPE.goaway, 0, id, octets(uint32(0), uint32(0))),
  ]),
  breaks("6.8", "GOAWAY of 7 octets", CODE.frameSize, () => [
    frame(TYPE.goaway, 0, 0, text("1234567")),
  ]),
  breaks("6.9", "WINDOW_UPDATE by 0 on the connection", CODE.protocol, () => [
    widen(0, 0),
  ]),
  breaks("6.9", "WINDOW_UPDATE of 3 octets", CODE.frameSize, () => [
    frame(TYPE.window, 0, 0, octets(0, 0, 1)),
  ]),
  breaks("6.9.1", "the connection's window above 2^31 - 1", CODE.flow, () => [
    widen(0, MOST),
  ]),
  breaks("6.10", "CONTINUATION without HEADERS", CODE.protocol, (id) => [
    continuation(id, literal("a", "b"), END_HEADERS),
  ]),
  breaks("6.10", "CONTINUATION without end", CODE.calm, (id) => [
    answer(id, [], 0),
    ...Array.from({ length: 20 }, () => continuation(id, octets())),
  ]),
];

const SPOILS: readonly AnswerRow[] = [
  spoils("6.9", "WINDOW_UPDATE by 0 on a stream", CODE.protocol, (id) => [
    widen(id, 0),
  ]),
  spoils("6.9.1", "a stream's window above 2^31 - 1", CODE.flow, (id) => [
    widen(id, MOST),
  ]),
  spoils("5.3.1", "PRIORITY on itself", CODE.protocol, (id) => [
    priority(id, id),
  ]),
  spoils("6.3", "PRIORITY of 4 octets", CODE.frameSize, (id) => [
    frame(TYPE.priority, 0, id, octets(0, 0, 0, 0)),
  ]),
  spoils("8.1", "DATA before HEADERS", CODE.protocol, (id) => [
    data(id, "x"),
    wholeAnswer(id),
  ]),
];

/** Frames behind a whole answer: the client has it, and the rest is refused. */
const LATE: readonly AnswerRow[] = (
  [
    ["DATA", (id: number) => data(id, "more")],
    ["HEADERS", (id: number) => answer(id)],
  ] as const
).map(([what, late]) => ({
  section: "5.1",
  what: `${what} after END_STREAM`,
  answer: (id) => [wholeAnswer(id), late(id)],
  expect: { kind: "reset", codes: [CODE.streamClosed] },
  client: "whole",
}));

const PASSES: readonly AnswerRow[] = [
  passes("5.5", "unknown frames, flags and settings", (id) => [
    frame(0x16, 0xff, 0, text("x")),
    frame(0x16, 0xff, id, text("x")),
    settings([0x99, 7], [SET.streams, 1_000]),
    wholeAnswer(id),
  ]),
  passes("6.1", "a padded answer in pieces", (id) => [
    frame(TYPE.headers, 0, id, octets()),
    continuation(id, octets(0x88), END_HEADERS),
    data(id, octets(2, text("o"), 0, 0), 8),
    data(id, octets(0, text("k")), 8 | END_STREAM),
  ]),
  passes("6.7", "PINGs, theirs and answers to none of ours", (id) => [
    ping(),
    ping("12345678", ACK),
    wholeAnswer(id),
  ]),
  passes("6.9", "more windows and priorities than needed", (id) => [
    widen(0, 1),
    widen(id, 1),
    priority(id),
    priority(98, 96),
    wholeAnswer(id),
    widen(id, 5),
    priority(id),
  ]),
  passes("8.1", "RST_STREAM NO_ERROR after a whole answer", (id) => [
    wholeAnswer(id),
    reset(id, CODE.none),
  ]),
];

conformAnswers([...GREETINGS, ...BREAKS, ...SPOILS, ...LATE, ...PASSES]);
