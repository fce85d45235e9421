import type { IncomingHttpHeaders } from "node:http2";

import { formatTimeout } from "../grpc_timeout.ts";

/** Header fields as `node:http2` takes them. */
export type HeaderFields = Record<string, string | string[]>;

/** RFC 9110 §7.6.1: these are for one hop only. */
const HOP_BY_HOP = new Set([
  "connection",
  "keep-alive",
  "proxy-connection",
  "transfer-encoding",
  "upgrade",
]);
/** Said by us alone. */
const ENDPOINT_FIELD = "x-tellerline-endpoint";
/** The front door of the Python system this one succeeds, and what it is now. */
const OLD_PATH = "/trial_1.Alert/InvokeMethod";
const OLD_PATH_NOW = "/trial_2.Alert/RelayClientMessage";

/** What a request's headers gain on their way. */
export interface RequestHop {
  readonly clientAddress: string;
  /** `undefined` leaves `grpc-timeout` as it is. */
  readonly timeoutMs: number | undefined;
}

/** The headers an end server gets. */
export function requestFields(
  headers: IncomingHttpHeaders,
  { clientAddress, timeoutMs }: RequestHop,
): HeaderFields {
  const fields = endToEnd(headers);
  if (fields[":path"] === OLD_PATH) fields[":path"] = OLD_PATH_NOW;
  if (fields["te"] !== undefined) fields["te"] = "trailers";
  const before = fields["x-forwarded-for"];
  fields["x-forwarded-for"] = before
    ? `${before}, ${clientAddress}`
    : clientAddress;
  if (timeoutMs !== undefined) {
    fields["grpc-timeout"] = formatTimeout(timeoutMs);
  }
  return fields;
}

/** The headers a client gets back. */
export function responseFields(
  headers: IncomingHttpHeaders,
  endpoint: string,
): HeaderFields {
  const fields = endToEnd(headers);
  fields[ENDPOINT_FIELD] = endpoint;
  return fields;
}

/** Everything that is not for this hop alone. */
export function endToEnd(headers: IncomingHttpHeaders): HeaderFields {
  const fields: HeaderFields = {};
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined && !HOP_BY_HOP.has(name)) fields[name] = value;
  }
  return fields;
}

/** Whether the body is gRPC's. */
export function isGrpc(headers: IncomingHttpHeaders): boolean {
  return headers["content-type"]?.startsWith("application/grpc") ?? false;
}

/** The one value of a field, the first if there are several. */
export function single(
  value: string | readonly string[] | undefined,
): string | undefined {
  return typeof value === "object" ? value[0] : value;
}
