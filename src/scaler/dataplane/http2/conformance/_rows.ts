import { afterAll, beforeAll, expect, test } from "bun:test";

import { House, isEndOf, SERVES } from "./_house.ts";
import { request, requestFields, TYPE, type Field } from "./_octets.ts";
import type { SeenRequest } from "./_raw_backend.ts";
import { codeOf, valueOf, type RawPeer } from "./_raw_peer.ts";

/** What a client must get for what it sent. */
export type Expected =
  /** GOAWAY with one of these, then the end: a connection error. */
  | { readonly kind: "goaway"; readonly codes: readonly number[] }
  /** RST_STREAM with one of these, and the connection goes on. */
  | {
      readonly kind: "reset";
      readonly codes: readonly number[];
      readonly stream?: number;
    }
  /** A whole answer with that `:status`, and the connection goes on. */
  | {
      readonly kind: "answer";
      readonly status?: string;
      readonly stream?: number;
    }
  /** Nothing, and the connection goes on. */
  | { readonly kind: "ignored" }
  /** The end, with or without GOAWAY. */
  | { readonly kind: "closed" }
  /** RFC 9113 leaves the choice. */
  | { readonly kind: "either"; readonly of: readonly Expected[] };

/** One rule and how to break or use it. */
export interface Row {
  /** "RFC 9113 §6.1" is "6.1"; "RFC 7541 §5.2" is "hpack 5.2". */
  readonly section: string;
  readonly what: string;
  /** Bytes, or what to do, after the preface and SETTINGS. */
  readonly send:
    readonly Uint8Array[] | ((client: RawPeer, house: House) => Promise<void>);
  readonly expect: Expected;
  /** The connection may be closed afterwards. @default false */
  readonly mayClose?: boolean;
  /** Instead of the preface and empty SETTINGS. */
  readonly hello?: Uint8Array;
  /**
   * What the end server must have got of stream 1: nothing; a request that is
   * cancelled and never whole; a field of a request.
   */
  readonly upstream?: "nothing" | "cancelled" | Field;
}

/** A connection error. */
export function goaway(...codes: number[]): Expected {
  return { kind: "goaway", codes };
}

/** A stream error on stream 1. */
export function resets(...codes: number[]): Expected {
  return { kind: "reset", codes };
}

/** A whole answer on stream 1. */
export function answers(status = "200", stream = 1): Expected {
  return { kind: "answer", status, stream };
}

/** A stream error where a connection error would do as well, or vice versa. */
export function resetsOrGoaway(...codes: number[]): Expected {
  return { kind: "either", of: [resets(...codes), goaway(...codes)] };
}

/** Frames that must change nothing. */
export const IGNORED: Expected = { kind: "ignored" };

/** A stream that no row uses, and the path that it asks for. */
const LATER_STREAM = 0x7fff_0001;
const LATER = "/later";

/** Runs every row on a connection of its own to one house. */
export function conform(rows: readonly Row[]): void {
  let house: House;
  beforeAll(async () => {
    house = await House.open();
  });
  afterAll(async () => {
    expect(await house.serves()).toBe(true);
    await house.empties();
    await house[Symbol.asyncDispose]();
  });
  for (const row of rows) {
    const name = `§${row.section} ${row.what}`;
    test(name, async () => {
      await run(row, house);
    });
  }
}

async function run(row: Row, house: House): Promise<void> {
  const { hello } = row;
  const before = house.backend.requests.length;
  using client = await house.connect(hello && { hello });
  if (typeof row.send === "function") await row.send(client, house);
  else client.send(...row.send);
  await client.until(
    describe(row.expect),
    () => isMet(row.expect, client) || client.isEnded,
  );
  expect(`${isMet(row.expect, client)}, ${client.summary()}`).toStartWith(
    "true",
  );
  if (!client.isEnded && !row.mayClose) await goesOn(client, row.expect);
  expect(await house.serves()).toBe(true);
  await checkUpstream(row, house, before);
}

function isMet(expected: Expected, client: RawPeer): boolean {
  const { kind } = expected;
  switch (kind) {
    case "closed":
      return client.isEnded;
    case "goaway": {
      const said = client.find(TYPE.goaway);
      const isRight = said && expected.codes.includes(codeOf(said));
      return client.isEnded && isRight === true;
    }
    case "reset": {
      const said = client.find(TYPE.reset, expected.stream ?? 1);
      const isRight = said && expected.codes.includes(codeOf(said));
      return !client.isEnded && isRight === true;
    }
    case "answer": {
      const { stream = 1, status = "200" } = expected;
      const isWhole = client.frames.some((it) => isEndOf(stream, it));
      const head = client.find(TYPE.headers, stream);
      const isReset = client.find(TYPE.reset, stream) !== undefined;
      return isWhole && !isReset && valueOf(head, ":status") === status;
    }
    case "ignored":
      return !client.isEnded && !client.find(TYPE.goaway);
    case "either":
      return expected.of.some((it) => isMet(it, client));
    default:
      return kind satisfies never;
  }
}

/** Nothing else was broken by it: a new request has its answer's headers. */
async function goesOn(client: RawPeer, expected: Expected): Promise<void> {
  client.send(request(LATER_STREAM, requestFields(LATER)));
  await client.until(
    "a later answer",
    () =>
      client.find(TYPE.headers, LATER_STREAM) !== undefined || client.isEnded,
  );
  const status = valueOf(client.find(TYPE.headers, LATER_STREAM), ":status");
  expect(`${status}, ${client.summary()}`).toStartWith("200");
  expect(client.find(TYPE.goaway)).toBeUndefined();
  if (expected.kind !== "ignored") return;
  expect(client.find(TYPE.reset)).toBeUndefined();
}

async function checkUpstream(
  { upstream }: Row,
  { backend }: House,
  before: number,
): Promise<void> {
  if (upstream === undefined) return;
  const isRows = ({ path }: SeenRequest) => path !== LATER && path !== SERVES;
  const seen = () => backend.requests.slice(before).filter(isRows);
  if (upstream === "nothing") return void expect(seen()).toEqual([]);
  if (upstream === "cancelled") {
    const isCut = () => seen().every((it) => it.resetCode !== undefined);
    await seen()[0]?.peer.until("the request is cancelled", isCut);
    expect(seen().filter((it) => it.isWhole)).toEqual([]);
    return;
  }
  expect(seen()[0]?.fields).toContainEqual([...upstream]);
}

function describe(expected: Expected): string {
  return JSON.stringify(expected);
}
