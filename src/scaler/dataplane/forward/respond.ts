import { constants, type ServerHttp2Stream } from "node:http2";

import { httpStatus, trailersOnly, type Refusal } from "../grpc_status.ts";

/** The date is the end server's to say. */
const WHOLE = { endStream: true, sendDate: false };

/** Answers with headers that are the whole answer. */
export function respondWhole(
  stream: ServerHttp2Stream,
  fields: Readonly<Record<string, string | string[]>>,
): void {
  stream.respond(fields, WHOLE);
}

/** Answers a request that no end server will, if that is still possible. */
export function respondRefusal(
  stream: ServerHttp2Stream,
  options: { readonly refusal: Refusal; readonly grpc: boolean },
): void {
  const { refusal, grpc } = options;
  if (stream.destroyed || stream.headersSent) return;
  if (grpc) return respondWhole(stream, trailersOnly(refusal));
  stream.respond({
    [constants.HTTP2_HEADER_STATUS]: httpStatus(refusal),
    "content-type": "text/plain; charset=utf-8",
  });
  stream.end(`${refusal.message}\n`);
}
