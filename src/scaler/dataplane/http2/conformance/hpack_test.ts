/** RFC 7541 on a client's connection. */
import { setDefaultTimeout } from "bun:test";

import {
  block,
  CODE,
  frame,
  integer,
  literal,
  octets,
  request,
  string,
  TYPE,
  type Field,
} from "./_octets.ts";
import {
  answers,
  conform,
  goaway,
  resets,
  type Expected,
  type Row,
} from "./_rows.ts";

setDefaultTimeout(30_000); // the machine may be busy

/** GET / by the static table alone. */
const GET = octets(0x82, 0x86, 0x84);
/** Huffman code of names and values, from RFC 7541 C.4. */
const WWW = hex("8cf1e3c2e5f23a6ba0ab90f4ff");
const CUSTOM_KEY = hex("8825a849e95ba97d7f");
const CUSTOM_VALUE = hex("8925a849e95bb8e8b4bf");
const FIELD: Field = ["custom-key", "custom-value"];

function hex(digits: string): Uint8Array {
  return Buffer.from(digits, "hex");
}

/** A whole request on stream 1 of these octets. */
function headers(...octetsOf: Uint8Array[]): Uint8Array {
  return frame(TYPE.headers, 5, 1, octets(...octetsOf));
}

/** A field must come through, however it is written. */
function written(what: string, field: Field, ...as: Uint8Array[]): Row {
  const section = "hpack 6.2";
  const send = [headers(GET, ...as)];
  return { section, what, send, expect: answers(), upstream: field };
}

/** A block that nobody can read, or the connection would be out of step. */
function unreadable(section: string, what: string, ...as: Uint8Array[]): Row {
  return {
    section: `hpack ${section}`,
    what,
    send: [headers(GET, ...as)],
    expect: goaway(CODE.compression),
    upstream: "nothing",
  };
}

const AUTHORITY: Field = [":authority", "www.example.com"];
const UA: Field = ["user-agent", "custom-value"];

const WRITTEN: readonly Row[] = [
  written("an indexed field", [":path", "/"]),
  ...(
    [
      ["with incremental indexing", 0x40, 6],
      ["without indexing", 0x00, 4],
      ["never indexed", 0x10, 4],
    ] as const
  ).flatMap(([how, pattern, bits]) => [
    written(
      `${how}, indexed name`,
      UA,
      integer(58, bits, pattern),
      string("custom-value"),
    ),
    written(
      `${how}, indexed name, Huffman code`,
      UA,
      integer(58, bits, pattern),
      CUSTOM_VALUE,
    ),
    written(
      `${how}, new name`,
      FIELD,
      octets(pattern),
      string("custom-key"),
      string("custom-value"),
    ),
    written(
      `${how}, new name, Huffman code`,
      FIELD,
      octets(pattern),
      CUSTOM_KEY,
      CUSTOM_VALUE,
    ),
  ]),
  written("the example of C.4.1", AUTHORITY, octets(0x41), WWW),
  {
    section: "hpack 2.3.2",
    what: "a field put into the table is found there",
    send: [
      frame(
        TYPE.headers,
        5,
        1,
        octets(GET, literal(...FIELD, 0x40), octets(0xbe)),
      ),
    ],
    expect: answers(),
    upstream: FIELD,
  },
  {
    section: "hpack 2.3.2",
    what: "and by the next block",
    send: [
      request(1),
      frame(TYPE.headers, 5, 3, octets(GET, literal(...FIELD, 0x40))),
      frame(TYPE.headers, 5, 5, octets(GET, octets(0xbe))),
    ],
    expect: answers("200", 5),
  },
  {
    section: "hpack 4.3",
    what: "a smaller table loses its oldest fields, and takes new ones again",
    send: [
      frame(TYPE.headers, 5, 1, octets(GET, literal(...FIELD, 0x40))),
      frame(TYPE.headers, 5, 3, octets(0x20, hex("3fe11f"), GET)),
      frame(TYPE.headers, 5, 5, octets(GET, literal("a", "b", 0x40), 0xbe)),
    ],
    expect: answers("200", 5),
  },
  {
    section: "hpack 4.4",
    what: "a field larger than the table empties it and is no error",
    send: [
      headers(
        GET,
        literal(...FIELD, 0x40),
        literal("x", "y".repeat(5_000), 0x40),
      ),
    ],
    expect: answers(),
    upstream: ["x", "y".repeat(5_000)],
  },
];

const UNREADABLE: readonly Row[] = [
  unreadable("2.3.3", "an index beyond both tables", octets(0xbe)),
  unreadable(
    "2.3.3",
    "a literal whose name's index is beyond both tables",
    integer(62, 6, 0x40),
    string("x"),
  ),
  {
    section: "hpack 2.3.3",
    what: "an index that the table's size update took away",
    send: [
      frame(TYPE.headers, 5, 1, octets(GET, literal(...FIELD, 0x40))),
      frame(TYPE.headers, 5, 3, octets(0x20, hex("3fe11f"), GET, octets(0xbe))),
    ],
    expect: goaway(CODE.compression),
  },
  unreadable("4.2", "a table size update at the end of a block", octets(0x20)),
  unreadable(
    "5.1",
    "an integer that never ends",
    octets(0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f),
  ),
  unreadable("5.1", "an integer cut off", octets(0x7f, 0x80)),
  unreadable("5.2", "a string longer than the block", octets(0, 1, 0x61, 9)),
  unreadable(
    "5.2",
    "a string of 2^31 octets",
    octets(0, 0x7f, 0x81, 0xff, 0xff, 0xff, 0x07),
  ),
  unreadable(
    "5.2",
    "Huffman padding of more than 7 bits",
    octets(0, string("x")),
    hex("821fff"),
  ),
  unreadable(
    "5.2",
    "Huffman padding of zeros",
    octets(0, string("x")),
    hex("8118"),
  ),
  unreadable(
    "5.2",
    "Huffman code with EOS in it",
    octets(0, string("x")),
    hex("84ffffffff"),
  ),
  unreadable("6.1", "index 0", octets(0x80)),
  {
    section: "hpack 6.3",
    what: "a table size above SETTINGS_HEADER_TABLE_SIZE",
    send: [headers(hex("3fe21f"), GET)],
    expect: goaway(CODE.compression),
    upstream: "nothing",
  },
  {
    section: "hpack 6.3",
    what: "table sizes within bounds, several at once",
    send: [headers(octets(0x20), hex("3fe11f"), GET)],
    expect: answers(),
  },
];

/** As many fields as that, the last of which goes into the table. */
function many(count: number): Uint8Array {
  const fields = Array.from({ length: count }, (): Field => ["x", "y"]);
  return octets(GET, block(fields), literal("x-kept", "yes", 0x40));
}

const TOO_LARGE: Expected = answers("431");

const BOUNDS: readonly Row[] = [
  {
    section: "9113 6.5.2",
    what: "a list of more than 16 KiB is 431, whatever it was compressed to",
    send: [
      headers(
        GET,
        literal("x", "y".repeat(4_000), 0x40),
        octets(0xbe, 0xbe, 0xbe, 0xbe, 0xbe),
      ),
    ],
    expect: TOO_LARGE,
    upstream: "nothing",
  },
  {
    section: "9113 6.5.2",
    what: "more than 100 fields are 431",
    send: [frame(TYPE.headers, 5, 1, many(300))],
    expect: TOO_LARGE,
    upstream: "nothing",
  },
  {
    section: "9113 6.5.2",
    what: "a refused list still changes the table as its sender thinks",
    send: [
      frame(TYPE.headers, 5, 1, many(300)),
      frame(TYPE.headers, 5, 3, octets(GET, octets(0xbe))),
    ],
    expect: answers("200", 3),
    upstream: ["x-kept", "yes"],
  },
  {
    section: "9113 8.1.1",
    what: "a malformed request still changes the table as its sender thinks",
    send: [
      headers(GET, literal("x-kept", "yes", 0x40), literal("BAD", "x")),
      frame(TYPE.headers, 5, 3, octets(GET, octets(0xbe))),
    ],
    expect: resets(CODE.protocol),
    upstream: ["x-kept", "yes"],
  },
  {
    section: "hpack 7.1.3",
    what: "a never indexed field is whole at the end server",
    send: [headers(GET, literal("authorization", "secret", 0x10))],
    expect: answers(),
    upstream: ["authorization", "secret"],
  },
];

conform([...WRITTEN, ...UNREADABLE, ...BOUNDS]);
