import { expect, test } from "bun:test";

import { House, isEndOf, SERVES } from "./_house.ts";
import { octets, post, request, requestFields, TYPE } from "./_octets.ts";
import { answerByPath } from "./_raw_backend.ts";
import { codeOf, valueOf, type RawPeer } from "./_raw_peer.ts";

/** What an end server does with the first request it gets, and what must follow. */
export interface AnswerRow {
  /** Of RFC 9113. */
  readonly section: string;
  readonly what: string;
  /** Its first bytes on its first connection. @default empty SETTINGS */
  readonly greet?: Uint8Array;
  /** What it answers on the request's stream, once that is whole. */
  readonly answer?: (stream: number) => readonly Uint8Array[];
  /** The request's method; `gRPC` is a POST that says it is. @default "GET" */
  readonly method?: "GET" | "HEAD" | "gRPC";
  /**
   * What the end server must get: GOAWAY and the end of its connection;
   * RST_STREAM with one of these; neither.
   */
  readonly expect:
    | { readonly kind: "goaway" | "reset"; readonly codes: readonly number[] }
    | { readonly kind: "nothing" };
  /**
   * What the client must get: the answer; anything but a good one; either, where
   * it depends on whether the next connection stands in time.
   */
  readonly client: "whole" | "failed" | "either";
}

/** Runs every row in a house of its own. */
export function conformAnswers(rows: readonly AnswerRow[]): void {
  for (const row of rows) {
    test(`§${row.section} ${row.what}`, () => run(row));
  }
}

async function run(row: AnswerRow): Promise<void> {
  const { greet, answer, method = "GET" } = row;
  await using house = await House.open({
    script: {
      greet: (nth) => (nth === 1 && greet) || FINE,
      onWhole(it) {
        const isScripted = it.path === "/row" && answer !== undefined;
        if (isScripted) it.peer.send(...answer(it.stream));
        else answerByPath(it);
      },
    },
  });
  using client = await house.connect();
  const isGrpc = method === "gRPC";
  if (isGrpc) client.send(post(1, GRPC, "/row"), MESSAGE);
  else client.send(request(1, requestFields("/row", method)));
  await client.until("the end of it", () =>
    client.frames.some((it) => isEndOf(1, it)),
  );
  const got = isWhole(client, isGrpc) ? "whole" : "failed";
  const wanted = row.client === "either" ? got : row.client;
  expect(`${got}: ${client.summary()}`).toStartWith(wanted);
  await checkPeer(row.expect, house);
  expect(client.isEnded).toBe(false);
  expect(await house.serves()).toBe(true);
  await endsOnce(house);
}

const FINE = octets(0, 0, 0, 4, 0, 0, 0, 0, 0);
const GRPC = [
  ["content-type", "application/grpc"],
  ["te", "trailers"],
] as const;
const MESSAGE = octets(0, 0, 5, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0);

/** Whether it is an answer that a client takes for good. */
function isWhole(client: RawPeer, isGrpc: boolean): boolean {
  if (client.find(TYPE.reset, 1)) return false;
  const heads = client.frames.filter((it) => it.type === TYPE.headers);
  const last = heads.at(-1);
  if (isGrpc) return valueOf(last, "grpc-status") === "0";
  const statuses = heads.map((it) => valueOf(it, ":status"));
  return statuses.some((it) => it.startsWith("2") || it === "304");
}

async function checkPeer(
  expected: AnswerRow["expect"],
  { backend }: House,
): Promise<void> {
  const [first] = backend.peers;
  if (first === undefined) throw new Error("The end server had no connection");
  const { kind } = expected;
  if (kind === "nothing") {
    expect(`${!first.isEnded}, ${first.summary()}`).toStartWith("true");
    expect(first.find(TYPE.reset)).toBeUndefined();
    return;
  }
  const type = kind === "goaway" ? TYPE.goaway : TYPE.reset;
  const isOver = () =>
    kind === "goaway" ? first.isEnded : first.find(type) !== undefined;
  await first.until(`${kind} ${expected.codes}`, isOver);
  const said = first.find(type);
  expect(said ? codeOf(said) : first.summary()).toBeOneOf([...expected.codes]);
  if (kind === "reset") expect(first.isEnded).toBe(false);
}

/** It did what it did once: nothing that was begun is asked for again. */
async function endsOnce({ backend }: House): Promise<void> {
  const asked = backend.requests.filter((it) => it.path !== SERVES);
  expect(asked.length).toBeLessThanOrEqual(1);
}
