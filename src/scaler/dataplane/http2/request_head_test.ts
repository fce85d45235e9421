import { describe, expect, test } from "bun:test";

import { Header } from "./hpack/header.ts";
import { HeaderBlock } from "./hpack/header_block.ts";
import { readRequest } from "./request_head.ts";

const NEEDED = { ":method": "POST", ":scheme": "http", ":path": "/a.B/C" };

function blockOf(fields: readonly (readonly [string, string])[]): HeaderBlock {
  return new HeaderBlock(
    fields.map(([name, value]) => new Header(name, value)),
  );
}

function read(fields: Readonly<Record<string, string>>) {
  const block = blockOf(Object.entries({ ...NEEDED, ...fields }));
  return readRequest(block, "10.0.0.9");
}

function onward(fields: Readonly<Record<string, string>>, waitedMs = 0) {
  const { block, extra } = read(fields).onward(waitedMs);
  const all = extra ? [...block.fields, extra] : block.fields;
  return Object.fromEntries(all.map(({ name, value }) => [name, value]));
}

describe("RequestHead.onward()", () => {
  test("names the client, and keeps the rest", () => {
    expect(onward({ te: "trailers", "x-kept": "1" })).toEqual({
      ...NEEDED,
      te: "trailers",
      "x-kept": "1",
      "x-forwarded-for": "10.0.0.9",
    });
  });

  test("adds to x-forwarded-for", () => {
    const fields = onward({ "x-forwarded-for": "192.0.2.1" });
    expect(fields["x-forwarded-for"]).toBe("192.0.2.1, 10.0.0.9");
  });

  test("takes the wait off grpc-timeout once it counts", () => {
    const fields = { "grpc-timeout": "5S" };
    expect(onward(fields, 0.9)["grpc-timeout"]).toBe("5S");
    expect(onward(fields, 679)["grpc-timeout"]).toBe("4321000u");
  });

  test("relays the old front door", () => {
    const fields = onward({ ":path": "/trial_1.Alert/InvokeMethod" });
    expect(fields[":path"]).toBe("/trial_2.Alert/RelayClientMessage");
  });

  test("makes the same block once", () => {
    const head = read({});
    expect(head.onward(0).block).toBe(head.onward(0).block);
  });
});

describe("readRequest()", () => {
  test("reads a block once", () => {
    const block = blockOf(Object.entries(NEEDED));
    expect(readRequest(block, "x")).toBe(readRequest(block, "x"));
  });

  test("says what a gRPC request is", () => {
    const type = { "content-type": "application/grpc+proto" };
    const head = read({ ...type, "grpc-timeout": "2S" });
    expect(head).toMatchObject({ isGrpc: true, timeoutMs: 2_000 });
    expect(head).toMatchObject({ isValid: true, path: "/a.B/C" });
  });

  for (const [what, fields] of [
    ["a name in capitals", [["X-Name", "1"]]],
    ["a name with a space", [["x name", "1"]]],
    ["an empty name", [["", "1"]]],
    ["a line break in a value", [["x", "1\r\n2"]]],
    ["a NUL in a value", [["x", "1\0"]]],
    ["a value that begins with a space", [["x", " 1"]]],
    ["a header of one connection", [["connection", "close"]]],
    ["te that is not trailers", [["te", "gzip"]]],
    ["an unknown pseudo-header", [[":x", "1"]]],
    ["an answer's pseudo-header", [[":status", "200"]]],
    ["a pseudo-header twice", [[":path", "/b"]]],
    [
      "two different content-lengths",
      [
        ["content-length", "1"],
        ["content-length", "2"],
      ],
    ],
    ["a content-length that is no number", [["content-length", "+1"]]],
  ] as const) {
    test(`refuses ${what}`, () => {
      const block = blockOf([...Object.entries(NEEDED), ...fields]);
      expect(readRequest(block, "x").isValid).toBe(false);
    });
  }

  test("refuses a pseudo-header after a field, or one that is missing", () => {
    const late = [["x", "1"], ...Object.entries(NEEDED)] as const;
    expect(
      readRequest(blockOf(late.map(([a, b]) => [a, b])), "x").isValid,
    ).toBe(false);
    for (const missing of Object.keys(NEEDED)) {
      const rest = Object.entries(NEEDED).filter(([name]) => name !== missing);
      expect(readRequest(blockOf(rest), "x").isValid).toBe(false);
    }
  });
});
