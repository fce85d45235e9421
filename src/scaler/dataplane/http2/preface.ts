import { PREFACE } from "./frame.ts";

const LONGEST_WORD = /^[A-Z]{3,12} /;

/** What the first bytes of a connection turned out to be. */
export type Greeting = "http2" | "unfinished" | "http1" | "noise";

/** Judges the first bytes of a connection; `seen` is all that came so far. */
export function greetingOf(seen: string): Greeting {
  if (seen.startsWith(PREFACE)) return "http2";
  if (PREFACE.startsWith(seen)) return "unfinished";
  return LONGEST_WORD.test(seen) ? "http1" : "noise";
}

/** The one answer to who does not speak HTTP/2; HTTP/1 gets a response. */
export function readableAnswer(greeting: Greeting, isTls: boolean): Uint8Array {
  const how = isTls ? "over TLS" : "without TLS";
  const text = `This port speaks gRPC over HTTP/2 ${how}; use a gRPC client.\n`;
  const response = `HTTP/1.1 505 HTTP Version Not Supported\r\ncontent-type: text/plain\r\ncontent-length: ${text.length}\r\nconnection: close\r\n\r\n${text}`;
  return new TextEncoder().encode(greeting === "http1" ? response : text);
}
