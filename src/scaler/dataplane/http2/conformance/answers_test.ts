/** RFC 9113 §8 on the connection to an end server: what makes an answer malformed. */
import { setDefaultTimeout } from "bun:test";

import { conformAnswers, type AnswerRow } from "./_answers.ts";
import {
  block,
  CODE,
  data,
  END_HEADERS,
  END_STREAM,
  frame,
  trailers,
  TYPE,
  type Field,
} from "./_octets.ts";
import { answer } from "./_raw_backend.ts";

setDefaultTimeout(30_000); // the machine may be busy

const STATUS: Field = [":status", "200"];
const OK = "ok";
const GRPC: Field = ["content-type", "application/grpc"];
const MESSAGE = "\0\0\0\0\x01x";

/** HEADERS of exactly these fields. */
function head(id: number, fields: readonly Field[], flags = END_HEADERS) {
  return frame(TYPE.headers, flags, id, block(fields));
}

/** Malformed: RST_STREAM upwards, no answer that looks good downwards. */
function malformed(
  section: string,
  what: string,
  make: (stream: number) => readonly Uint8Array[],
  method: NonNullable<AnswerRow["method"]> = "GET",
  codes: readonly number[] = [CODE.protocol],
): AnswerRow {
  const expect = { kind: "reset", codes } as const;
  return { section, what, method, answer: make, expect, client: "failed" };
}

/** Malformed by its headers alone. */
function headed(
  section: string,
  what: string,
  ...fields: readonly Field[]
): AnswerRow {
  return malformed(section, what, (id) => [
    head(id, fields),
    data(id, OK, END_STREAM),
  ]);
}

/** Malformed after the end server's own last word: there is nothing to reset. */
function endedBadly(
  section: string,
  what: string,
  make: (stream: number) => readonly Uint8Array[],
  method: NonNullable<AnswerRow["method"]> = "GET",
): AnswerRow {
  const expect = { kind: "nothing" } as const;
  return { section, what, method, answer: make, expect, client: "failed" };
}

function whole(
  section: string,
  what: string,
  make: (stream: number) => readonly Uint8Array[],
  method: NonNullable<AnswerRow["method"]> = "GET",
): AnswerRow {
  const expect = { kind: "nothing" } as const;
  return { section, what, method, answer: make, expect, client: "whole" };
}

const PSEUDO: readonly AnswerRow[] = [
  headed("8.3.2", "no :status", ["x", "y"]),
  headed("8.3.2", ":status twice", STATUS, STATUS),
  headed("8.3.2", "an empty :status", [":status", ""]),
  headed("8.3.2", "a :status of two digits", [":status", "20"]),
  headed("8.3.2", "a :status of letters", [":status", "abc"]),
  headed("8.3.2", "a :status below 100", [":status", "099"]),
  headed("8.3", ":status after another field", ["x", "y"], STATUS),
  headed("8.3", "a pseudo-header field of requests", STATUS, [":path", "/"]),
  headed("8.3", "an unknown pseudo-header field", STATUS, [":x", "y"]),
  headed("8.6", "101, which HTTP/2 does not have", [":status", "101"]),
];

const FIELDS: readonly AnswerRow[] = (
  [
    ["8.2.1", "a name in upper case", ["X-Test", "ok"]],
    ["8.2.1", "a name with a space", ["x y", "ok"]],
    ["8.2.1", "an empty name", ["", "ok"]],
    ["8.2.1", "a value with a line feed", ["x", "a\nb"]],
    ["8.2.1", "a value with a carriage return", ["x", "a\rb"]],
    ["8.2.1", "a value with NUL", ["x", "a\0b"]],
    ["8.2.1", "a value that begins with a space", ["x", " a"]],
    ["8.2.2", "connection", ["connection", "close"]],
    ["8.2.2", "keep-alive", ["keep-alive", "timeout=5"]],
    ["8.2.2", "proxy-connection", ["proxy-connection", "close"]],
    ["8.2.2", "transfer-encoding", ["transfer-encoding", "chunked"]],
    ["8.2.2", "upgrade", ["upgrade", "h2c"]],
    ["8.1.1", "a content-length that is no number", ["content-length", "x"]],
  ] as const
).map(([section, what, field]) => headed(section, what, STATUS, field));

const LENGTHS: readonly AnswerRow[] = [
  malformed("8.1.1", "content-length below the body", (id) => [
    answer(id, [["content-length", "1"]]),
    data(id, OK),
    data(id, "", END_STREAM),
  ]),
  malformed("8.1.1", "content-length above the body", (id) => [
    answer(id, [["content-length", "3"]]),
    data(id, OK, END_STREAM),
  ]),
  malformed("8.1.1", "content-length above the body before trailers", (id) => [
    answer(id, [["content-length", "3"]]),
    data(id, OK),
    trailers(id, [["x", "y"]]),
  ]),
  endedBadly("8.1.1", "content-length and no body at all", (id) => [
    answer(id, [["content-length", "3"]], END_HEADERS | END_STREAM),
  ]),
  malformed("8.1.1", "two content-lengths that differ", (id) => [
    answer(id, [
      ["content-length", "2"],
      ["content-length", "3"],
    ]),
    data(id, OK, END_STREAM),
  ]),
  whole("8.1.1", "content-length as long as the body", (id) => [
    answer(id, [["content-length", "2"]]),
    data(id, OK, END_STREAM),
  ]),
  whole(
    "8.1.1",
    "content-length without a body, to HEAD",
    (id) => [answer(id, [["content-length", "9"]], END_HEADERS | END_STREAM)],
    "HEAD",
  ),
  whole("8.1.1", "content-length without a body, with 304", (id) => [
    head(
      id,
      [
        [":status", "304"],
        ["content-length", "9"],
      ],
      END_HEADERS | END_STREAM,
    ),
  ]),
];

const FRAMING: readonly AnswerRow[] = [
  whole("8.1", "interim answers before the answer", (id) => [
    head(id, [[":status", "100"]]),
    head(id, [
      [":status", "103"],
      ["link", "</x>"],
    ]),
    answer(id),
    data(id, OK, END_STREAM),
  ]),
  whole("8.1", "trailers", (id) => [
    answer(id),
    data(id, OK),
    trailers(id, [["x-sum", "1"]]),
  ]),
  endedBadly("8.1", "an interim answer that ends the stream", (id) => [
    head(id, [[":status", "103"]], END_HEADERS | END_STREAM),
  ]),
  malformed("8.1", "DATA after an interim answer", (id) => [
    head(id, [[":status", "100"]]),
    data(id, OK),
  ]),
  malformed("8.1", "trailers that do not end the stream", (id) => [
    answer(id),
    data(id, OK),
    head(id, [["x-sum", "1"]]),
  ]),
  endedBadly("8.1", "a second :status after the body", (id) => [
    answer(id),
    data(id, OK),
    head(id, [STATUS], END_HEADERS | END_STREAM),
  ]),
  endedBadly("8.2.1", "trailers with a name in upper case", (id) => [
    answer(id),
    data(id, OK),
    trailers(id, [["X-Sum", "1"]]),
  ]),
  endedBadly("8.2.2", "trailers with connection", (id) => [
    answer(id),
    data(id, OK),
    trailers(id, [["connection", "close"]]),
  ]),
];

const GRPC_ANSWERS: readonly AnswerRow[] = [
  whole(
    "gRPC",
    "headers, message, status",
    (id) => [
      answer(id, [GRPC]),
      data(id, MESSAGE),
      trailers(id, [["grpc-status", "0"]]),
    ],
    "gRPC",
  ),
  endedBadly(
    "gRPC",
    "an answer that ends without grpc-status",
    (id) => [answer(id, [GRPC]), data(id, MESSAGE, END_STREAM)],
    "gRPC",
  ),
  endedBadly(
    "gRPC",
    "trailers without grpc-status",
    (id) => [answer(id, [GRPC]), data(id, MESSAGE), trailers(id, [["x", "y"]])],
    "gRPC",
  ),
  endedBadly(
    "gRPC",
    "headers alone without grpc-status",
    (id) => [answer(id, [GRPC], END_HEADERS | END_STREAM)],
    "gRPC",
  ),
  endedBadly(
    "8.1",
    "grpc-status 0 in trailers that are malformed",
    (id) => [
      answer(id, [GRPC]),
      data(id, MESSAGE),
      trailers(id, [["grpc-status", "0"], STATUS]),
    ],
    "gRPC",
  ),
  malformed(
    "8.1.1",
    "grpc-status 0 after less than content-length promised",
    (id) => [
      answer(id, [GRPC, ["content-length", "99"]]),
      data(id, MESSAGE),
      trailers(id, [["grpc-status", "0"]]),
    ],
    "gRPC",
  ),
];

conformAnswers([...PSEUDO, ...FIELDS, ...LENGTHS, ...FRAMING, ...GRPC_ANSWERS]);
