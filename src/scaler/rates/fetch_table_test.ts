import { describe, expect, test } from "bun:test";
import { gzipSync } from "node:zlib";

import { ratesFile } from "../../../_tools/testing/rates_file.ts";
import { errorOf } from "../../../_tools/testing/rejection_of.ts";
import {
  asJson,
  asXml,
  file,
  ratesServer,
  tableOf,
  type Answer,
  type RatesServer,
} from "./_rates_server.ts";
import { fetchTable } from "./fetch_table.ts";
import { ratesSources } from "./sources.ts";

const TABLE = tableOf("2026-11-20");
const XML = ratesFile(TABLE);
const { signal } = new AbortController();

function get({ source }: RatesServer, withinMs = 10_000) {
  return fetchTable(source, { fetch, signal, withinMs });
}

async function refusalOf(answer: Answer, withinMs?: number): Promise<string> {
  using server = ratesServer(answer);
  const error = await errorOf(get(server, withinMs));
  return error instanceof Error ? error.message : String(error);
}

describe("fetchTable()", () => {
  test("reads the ECB's file", async () => {
    using server = ratesServer(asXml(TABLE));
    expect(await get(server)).toEqual(TABLE);
  });

  test("reads what Frankfurter answers", async () => {
    using server = ratesServer(asJson(TABLE));
    const source = "ECB statistics, by Frankfurter";
    expect(await get(server)).toEqual({ ...TABLE, source });
  });

  test("follows a few redirects on the same host", async () => {
    using server = ratesServer(({ url }) =>
      url.endsWith("/new") ? asXml(TABLE)(new Request(url)) : moved("/new"),
    );
    expect(await get(server)).toEqual(TABLE);
    expect(server.asked).toBe(2);
  });

  test("reads a file that is compressed", async () => {
    const headers = { "content-type": "text/xml", "content-encoding": "gzip" };
    const answer = () => new Response(gzipSync(XML), { headers });
    using server = ratesServer(answer);
    expect(await get(server)).toEqual(TABLE);
  });

  test("ends when it is told to", async () => {
    using server = ratesServer(() => new Promise<Response>(() => {}));
    const abort = new AbortController();
    const options = { fetch, signal: abort.signal };
    const fetched = errorOf(fetchTable(server.source, options));
    abort.abort(new Error("enough"));
    expect(await fetched).toHaveProperty("message", "enough");
  });
});

function moved(to: string): Response {
  return new Response(null, { status: 302, headers: { location: to } });
}

/** A body that goes on, a chunk a moment, until nobody reads it. */
function drip(chunk: string, everyMs: number): Answer {
  return () => {
    let timer: ReturnType<typeof setTimeout>;
    const body = new ReadableStream({
      start(controller) {
        const next = () => {
          controller.enqueue(new TextEncoder().encode(chunk));
          timer = setTimeout(next, everyMs);
        };
        next();
      },
      cancel: () => clearTimeout(timer),
    });
    return file(body, "text/xml");
  };
}

const BOMB = `<!DOCTYPE x [<!ENTITY a "${"a".repeat(99)}">${Array.from(
  { length: 9 },
  (_, i) => `<!ENTITY a${i} "${"&a;".repeat(99)}">`,
).join("")}]>${XML}`;

describe("fetchTable() refuses", () => {
  test.each<[string, Answer, string]>([
    ["a cut file", () => file(XML.slice(0, 900), "text/xml"), "cut off"],
    ["an empty file", () => file("", "text/xml"), "cut off"],
    ["entities", () => file(BOMB, "text/xml"), "it declares something"],
    ["another type", () => file(XML, "text/html"), '"text/html"'],
    ["no type", () => file(new Blob([XML]), ""), "with the type"],
    ["JSON named XML", () => file("[]", "text/xml"), "cut off"],
    ["XML named JSON", () => file(XML, "application/json"), "no JSON"],
    ["an empty list", () => file("[]", "application/json"), "no valid date"],
    ["an error", () => new Response("no", { status: 503 }), "answers 503"],
    ["nothing new", () => new Response(null, { status: 304 }), "answers 304"],
    [
      "bytes that are no text",
      () => file(new Uint8Array([0xff, 0xfe, 0x80]), "text/xml"),
      "not UTF-8",
    ],
    ["a rate of zero", asXml(tableOf("2026-11-20", { USD: "0" })), "USD"],
    ["a rate below zero", asXml(tableOf("2026-11-20", { USD: "-1" })), "rate"],
    [
      "a redirect to elsewhere",
      () => moved("http://127.0.0.1:1/"),
      "elsewhere",
    ],
    ["a redirect to a file", () => moved("file:///etc/passwd"), "elsewhere"],
    ["a redirect loop", () => moved("/daily"), "more than 3 times"],
  ])("%s", async (_, answer, why) => {
    expect(await refusalOf(answer)).toContain(why);
  });

  test("a file that is huge, without reading it all", async () => {
    const chunk = " ".repeat(64 * 1024);
    expect(await refusalOf(drip(chunk, 0))).toContain("more than 262144 bytes");
  });

  test("a small file that becomes huge", async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000, " "));
    const headers = { "content-type": "text/xml", "content-encoding": "gzip" };
    const why = await refusalOf(() => new Response(bomb, { headers }));
    expect(why).toContain("more than 262144 bytes");
  });

  test("a file that drips, at the deadline", async () => {
    expect(await refusalOf(drip(" ", 20), 300)).toContain("within 300 ms");
  });

  test("silence, at the deadline", async () => {
    const why = await refusalOf(() => new Promise<Response>(() => {}), 300);
    expect(why).toContain("within 300 ms");
  });

  test("a file that breaks off", async () => {
    const head = "HTTP/1.1 200 OK\r\ncontent-type: text/xml\r\n";
    using server = Bun.listen({
      hostname: "127.0.0.1",
      port: 0,
      socket: {
        data(socket) {
          socket.end(`${head}content-length: ${XML.length}\r\n\r\n<?xml`);
        },
      },
    });
    const [source] = ratesSources(`http://127.0.0.1:${server.port}/`);
    if (!source) throw new Error("No source");
    const error = await errorOf(fetchTable(source, { fetch, signal }));
    expect(String(error)).toContain("Cannot ");
  });

  test("a host where nobody listens, in one line that says what to do", async () => {
    const server = ratesServer(asXml(TABLE));
    server[Symbol.dispose]();
    const error = await errorOf(get(server));
    expect(error).toHaveProperty("name", "RuntimeError");
    expect(String(error)).toMatch(
      /^RuntimeError: Cannot fetch exchange rates from 127\.0\.0\.1:\d+: .+; without a network, start with --no-rates$/,
    );
  });
});
