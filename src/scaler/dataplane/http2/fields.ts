/** RFC 9113 §8.2.1: a token of RFC 9110 without capitals. */
const NAME = /^[!#$%&'*+\-.^_`|~0-9a-z]+$/;
/** What no value may hold, and the white space it may not begin or end with. */
const BAD_VALUE = /[\0\r\n]|^[ \t]|[ \t]$/;
/** RFC 9113 §8.2.2: what says something of one connection. */
const OF_CONNECTION = new Set([
  "connection",
  "keep-alive",
  "proxy-connection",
  "transfer-encoding",
  "upgrade",
]);

/** Whether a field that is no pseudo-header is one HTTP/2 allows. */
export function isField(name: string, value: string): boolean {
  if (!NAME.test(name) || BAD_VALUE.test(value)) return false;
  if (name === "te") return value === "trailers";
  return !OF_CONNECTION.has(name);
}

/** RFC 9113 §8.3.1 with the grammars of RFC 9110 and 3986 that it names. */
const PSEUDO: ReadonlyMap<string, RegExp> = new Map([
  [":method", /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/],
  [":scheme", /^[A-Za-z][A-Za-z0-9+.-]*$/],
  // No white space: it would end the target in HTTP/1.1, further on.
  [":path", /^[!-~\x80-\xff]+$/],
  // No user information: a password does not belong there.
  [":authority", /^[!-?A-~\x80-\xff]*$/],
]);

/** Whether a request may have a pseudo-header field with that value. */
export function isRequestPseudo(name: string, value: string): boolean {
  return PSEUDO.get(name)?.test(value) ?? false;
}

/** A content-length in bytes; −1: none; −2: not a number, or two of them. */
export function lengthOf(before: number, value: string): number {
  if (!/^\d{1,15}$/.test(value)) return -2;
  const length = Number(value);
  return before === -1 || before === length ? length : -2;
}

/** Whether a content type is gRPC's. */
export function isGrpcType(value: string): boolean {
  return value.startsWith("application/grpc");
}

/** A gRPC status as a number: what is none is UNKNOWN, as gRPC clients take it. */
export function codeOf(value: string): number {
  return /^\d{1,3}$/.test(value) ? Number(value) : 2;
}
