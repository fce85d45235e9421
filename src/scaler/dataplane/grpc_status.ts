/** The gRPC statuses that the data plane gives by itself. */
export const GrpcCode = {
  ok: 0,
  cancelled: 1,
  unknown: 2,
  deadlineExceeded: 4,
  permissionDenied: 7,
  resourceExhausted: 8,
  internal: 13,
  unavailable: 14,
  dataLoss: 15,
} as const;

/** An answer that no end server gave. */
export interface Refusal {
  readonly code: number;
  /** A sentence that says what to do. */
  readonly message: string;
  /** When trying again makes sense. */
  readonly pushbackMs?: number;
}

/** Header fields by name. */
export type Fields = Record<string, string>;

/** `grpc-status` and company: the trailers of a refusal. */
export function statusFields(refusal: Refusal): Fields {
  const fields: Fields = {
    "grpc-status": String(refusal.code),
    "grpc-message": percentEncode(refusal.message),
  };
  if (refusal.pushbackMs === undefined) return fields;
  const pushback = String(Math.ceil(refusal.pushbackMs));
  return { ...fields, "grpc-retry-pushback-ms": pushback };
}

/** The whole of a gRPC answer that has no message: headers that end it. */
export function trailersOnly(refusal: Refusal): Fields {
  return {
    ":status": "200",
    "content-type": "application/grpc",
    ...statusFields(refusal),
  };
}

/** The same refusal for a request that is not gRPC. */
export function httpStatus(refusal: Refusal): number {
  if (refusal.code === GrpcCode.deadlineExceeded) return 504;
  if (refusal.code === GrpcCode.resourceExhausted) return 429;
  return refusal.code === GrpcCode.unavailable ? 503 : 502;
}

/**
 * What a stream reset by the end server means: the table "HTTP2 Transport
 * Mapping, Errors" of gRPC's PROTOCOL-HTTP2.
 */
export function codeOfReset(http2Code: number): number {
  if (http2Code === 7) return GrpcCode.unavailable; // REFUSED_STREAM
  if (http2Code === 8) return GrpcCode.cancelled; // CANCEL
  if (http2Code === 11) return GrpcCode.resourceExhausted; // ENHANCE_YOUR_CALM
  if (http2Code === 12) return GrpcCode.permissionDenied; // INADEQUATE_SECURITY
  return GrpcCode.internal;
}

/** Whether a status says that the end server itself is unwell. */
export function isBroken(code: number): boolean {
  return (
    code === GrpcCode.unknown ||
    code === GrpcCode.internal ||
    code === GrpcCode.unavailable ||
    code === GrpcCode.dataLoss
  );
}

/** Stays as it is, as nearly everything does that is said here. */
const PLAIN = /^[\x20-\x24\x26-\x7e]*$/;

/** `grpc-message`: UTF-8, everything but printable ASCII and `%` escaped. */
export function percentEncode(text: string): string {
  if (PLAIN.test(text)) return text;
  let encoded = "";
  for (const byte of new TextEncoder().encode(text)) {
    const plain = byte >= 0x20 && byte <= 0x7e && byte !== 0x25;
    encoded += plain ? String.fromCharCode(byte) : hex(byte);
  }
  return encoded;
}

function hex(byte: number): string {
  return `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
}
