/** RFC 9113 §8 on a client's connection: what makes a request malformed. */
import { setDefaultTimeout } from "bun:test";

import {
  CODE,
  data,
  END_HEADERS,
  END_STREAM,
  post,
  request,
  requestFields,
  trailers,
  type Field,
} from "./_octets.ts";
import { answers, conform, IGNORED, resets, type Row } from "./_rows.ts";

setDefaultTimeout(30_000); // the machine may be busy

const GET = requestFields();

/** A request with these fields too. */
function plus(...extra: Field[]): readonly Uint8Array[] {
  return [request(1, [...GET, ...extra])];
}

/** A request without one of its pseudo-header fields. */
function without(name: string): readonly Uint8Array[] {
  return [
    request(
      1,
      GET.filter(([it]) => it !== name),
    ),
  ];
}

/** A request with one of its pseudo-header fields changed. */
function changed(name: string, value: string): readonly Uint8Array[] {
  return [
    request(
      1,
      GET.map((it) => (it[0] === name ? [name, value] : it)),
    ),
  ];
}

/** Malformed: a stream error, and nothing of it goes on (RFC 9113 §8.1.1). */
function malformed(
  section: string,
  what: string,
  send: readonly Uint8Array[],
): Row {
  const expect = resets(CODE.protocol);
  return { section, what, send, expect, upstream: "nothing" };
}

/** The same, where the request has begun: it may never become whole. */
function brokenOff(
  section: string,
  what: string,
  send: readonly Uint8Array[],
): Row {
  const expect = resets(CODE.protocol);
  return { section, what, send, expect, upstream: "cancelled" };
}

const FRAMING: readonly Row[] = [
  {
    section: "8.1",
    what: "a request with trailers",
    send: [post(1), data(1, "x"), trailers(1, [["x-sum", "1"]])],
    expect: answers(),
  },
  {
    section: "8.1",
    what: "a request of headers and trailers alone",
    send: [post(1), trailers(1, [["x-sum", "1"]])],
    expect: answers(),
  },
  {
    section: "8.1",
    what: "HEAD",
    send: [request(1, requestFields("/ok", "HEAD"))],
    expect: answers(),
  },
  brokenOff("8.1", "a second HEADERS without END_STREAM", [
    post(1),
    data(1, "x"),
    request(1, [["x-sum", "1"]], END_HEADERS),
  ]),
];

const FIELDS: readonly Row[] = [
  malformed("8.2.1", "a name in upper case", plus(["X-TEST", "ok"])),
  malformed("8.2.1", "a name with a space", plus(["x test", "ok"])),
  malformed("8.2.1", "a name with a control character", plus(["x\x01", "ok"])),
  malformed("8.2.1", "a name with DEL", plus(["x\x7f", "ok"])),
  malformed("8.2.1", "a name beyond ASCII", plus(["x\xe4", "ok"])),
  malformed("8.2.1", "a name with a colon", plus(["x:y", "ok"])),
  malformed("8.2.1", "a name with a line feed", plus(["x\ny", "ok"])),
  malformed("8.2.1", "an empty name", plus(["", "ok"])),
  malformed("8.2.1", "a value with NUL", plus(["x", "a\0b"])),
  malformed("8.2.1", "a value with a line feed", plus(["x", "a\nb"])),
  malformed("8.2.1", "a value with a carriage return", plus(["x", "a\rb"])),
  malformed("8.2.1", "a value that begins with a space", plus(["x", " a"])),
  malformed("8.2.1", "a value that ends with a space", plus(["x", "a "])),
  malformed("8.2.1", "a value that begins with a tab", plus(["x", "\ta"])),
  malformed("8.2.1", "a value that ends with a tab", plus(["x", "a\t"])),
  {
    section: "8.2.1",
    what: "a value beyond ASCII passes as it is",
    send: plus(["x-name", "J\xfcrgen \xff"]),
    expect: answers(),
    upstream: ["x-name", "J\xfcrgen \xff"],
  },
  {
    section: "8.2.1",
    what: "an empty value passes as it is",
    send: plus(["x-empty", ""]),
    expect: answers(),
    upstream: ["x-empty", ""],
  },
];

const CONNECTION_SPECIFIC: readonly Row[] = [
  ...(
    [
      ["connection", "keep-alive"],
      ["connection", "close"],
      ["keep-alive", "timeout=5"],
      ["proxy-connection", "keep-alive"],
      ["transfer-encoding", "chunked"],
      ["upgrade", "h2c"],
      ["te", "trailers, deflate"],
      ["te", "gzip"],
    ] as const
  ).map((it) => malformed("8.2.2", `${it[0]}: ${it[1]}`, plus(it))),
  {
    section: "8.2.2",
    what: "te: trailers passes",
    send: plus(["te", "trailers"]),
    expect: answers(),
    upstream: ["te", "trailers"],
  },
  {
    section: "8.2.3",
    what: "cookie crumbs pass",
    send: plus(["cookie", "a=b"], ["cookie", "c=d"]),
    expect: answers(),
    upstream: ["cookie", "c=d"],
  },
];

const PSEUDO: readonly Row[] = [
  malformed("8.3", "an unknown pseudo-header field", [
    request(1, [...GET, [":test", "ok"]]),
  ]),
  malformed("8.3", "one of answers", [
    request(1, [...GET, [":status", "200"]]),
  ]),
  malformed("8.3", "one after another field", [
    request(1, [...GET.slice(0, 3), ["x", "y"], ...GET.slice(3)]),
  ]),
  brokenOff("8.3", "one in trailers", [
    post(1),
    data(1, "x"),
    trailers(1, [[":method", "GET"]]),
  ]),
  brokenOff("8.3", "one of answers in trailers", [
    post(1),
    trailers(1, [[":status", "200"]]),
  ]),
  ...GET.map((it) =>
    malformed("8.3.1", `${it[0]} twice`, [request(1, [it, ...GET])]),
  ),
  malformed("8.3.1", ":path twice, the first one empty", [
    request(1, [[":path", ""], ...GET]),
  ]),
  malformed("8.3.1", "an empty :path", changed(":path", "")),
  malformed(
    "8.3.1",
    "a :path that does not begin with /",
    changed(":path", "x"),
  ),
  malformed("8.3.1", "a :path * without OPTIONS", changed(":path", "*")),
  malformed("8.3.1", "a :path with a line feed", changed(":path", "/\n")),
  malformed("8.3.1", "a :path with a space in it", changed(":path", "/a b")),
  malformed("8.3.1", "an empty :method", changed(":method", "")),
  malformed("8.3.1", "a :method that is no token", changed(":method", "G T")),
  malformed("8.3.1", "an empty :scheme", changed(":scheme", "")),
  malformed("8.3.1", "no :method", without(":method")),
  malformed("8.3.1", "no :scheme", without(":scheme")),
  malformed("8.3.1", "no :path", without(":path")),
  malformed("8.3.1", "no field at all", [request(1, [])]),
  malformed("8.3.1", "an :authority with user information", [
    ...changed(":authority", "user@conformance"),
  ]),
  {
    section: "8.3.1",
    what: "no :authority",
    send: without(":authority"),
    expect: answers(),
  },
  {
    section: "8.3.1",
    what: "OPTIONS *",
    send: [request(1, requestFields("*", "OPTIONS"))],
    expect: answers(),
  },
];

const CONNECT: Field = [":method", "CONNECT"];
const AUTHORITY: Field = [":authority", "conformance:443"];

const CONNECTS: readonly Row[] = [
  {
    section: "8.5",
    what: "CONNECT is answered 501 (this proxy opens no tunnels)",
    send: [request(1, [CONNECT, AUTHORITY])],
    expect: answers("501"),
    upstream: "nothing",
  },
  malformed("8.5", "CONNECT without :authority", [request(1, [CONNECT])]),
  malformed("8.5", "CONNECT with :scheme", [
    request(1, [CONNECT, AUTHORITY, [":scheme", "http"]]),
  ]),
  malformed("8.5", "CONNECT with :path", [
    request(1, [CONNECT, AUTHORITY, [":path", "/"]]),
  ]),
];

/** A POST that promises four octets. */
const FOUR = post(1, [["content-length", "4"]]);

const LENGTHS: readonly Row[] = [
  {
    section: "8.1.1",
    what: "content-length as long as one DATA frame",
    send: [FOUR, data(1, "four", END_STREAM)],
    expect: answers(),
  },
  {
    section: "8.1.1",
    what: "content-length as long as several DATA frames, padding excepted",
    send: [FOUR, data(1, "fo"), data(1, "\x02ur\0\0", 8), data(1, "", 1)],
    expect: answers(),
  },
  brokenOff("8.1.1", "content-length above one DATA frame", [
    FOUR,
    data(1, "tes", END_STREAM),
  ]),
  brokenOff("8.1.1", "content-length below one DATA frame", [
    FOUR,
    data(1, "tests", END_STREAM),
  ]),
  brokenOff("8.1.1", "content-length above several DATA frames", [
    FOUR,
    data(1, "t"),
    data(1, "e", END_STREAM),
  ]),
  brokenOff("8.1.1", "content-length below several DATA frames", [
    FOUR,
    data(1, "tes"),
    data(1, "ts"),
  ]),
  brokenOff("8.1.1", "content-length above the body before trailers", [
    FOUR,
    data(1, "tes"),
    trailers(1, [["x", "y"]]),
  ]),
  malformed("8.1.1", "content-length and END_STREAM on HEADERS", [
    request(1, [...GET, ["content-length", "1"]]),
  ]),
  malformed("8.1.1", "a content-length that is no number", [
    post(1, [["content-length", "four"]]),
    data(1, "four", END_STREAM),
  ]),
  malformed("8.1.1", "a negative content-length", [
    post(1, [["content-length", "-4"]]),
  ]),
  malformed("8.1.1", "a content-length with a sign", [
    post(1, [["content-length", "+4"]]),
  ]),
  malformed("8.1.1", "two content-lengths that differ", [
    post(1, [
      ["content-length", "4"],
      ["content-length", "5"],
    ]),
  ]),
  {
    section: "8.1.1",
    what: "content-length 0 and END_STREAM on HEADERS",
    send: [request(1, [...GET, ["content-length", "0"]])],
    expect: answers(),
  },
];

const TRAILERS: readonly Row[] = [
  brokenOff("8.2.1", "a trailer's name in upper case", [
    post(1),
    trailers(1, [["X-Sum", "1"]]),
  ]),
  brokenOff("8.2.2", "connection: close in trailers", [
    post(1),
    trailers(1, [["connection", "close"]]),
  ]),
  {
    section: "8.1",
    what: "a request that nobody answers leaves the others alone",
    send: [post(1, [], "/hold"), data(1, "x")],
    expect: IGNORED,
  },
];

conform([
  ...FRAMING,
  ...FIELDS,
  ...CONNECTION_SPECIFIC,
  ...PSEUDO,
  ...CONNECTS,
  ...LENGTHS,
  ...TRAILERS,
]);
