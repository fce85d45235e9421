import { expect, test } from "bun:test";

import {
  GrpcCode,
  codeOfReset,
  httpStatus,
  percentEncode,
  trailersOnly,
} from "./grpc_status.ts";

test("percentEncode() escapes per cent, controls and everything above ASCII", () => {
  expect(percentEncode("plain ~ text!")).toBe("plain ~ text!");
  expect(percentEncode("100 %\r\nKä")).toBe("100 %25%0D%0AK%C3%A4");
  expect(percentEncode("\x7f")).toBe("%7F");
});

test("trailersOnly() carries status, message and pushback", () => {
  const refusal = { code: 8, message: "50 %", pushbackMs: 99.2 };
  expect(trailersOnly(refusal)).toEqual({
    ":status": "200",
    "content-type": "application/grpc",
    "grpc-status": "8",
    "grpc-message": "50 %25",
    "grpc-retry-pushback-ms": "100",
  });
});

test("codeOfReset() is the table of PROTOCOL-HTTP2", () => {
  const codes = Array.from({ length: 14 }, (_, code) => codeOfReset(code));
  expect(codes).toEqual([13, 13, 13, 13, 13, 13, 13, 14, 1, 13, 13, 8, 7, 13]);
});

test("httpStatus() says the same to those who do not speak gRPC", () => {
  const codes = [
    GrpcCode.resourceExhausted,
    GrpcCode.deadlineExceeded,
    GrpcCode.unavailable,
    GrpcCode.internal,
  ].map((code) => httpStatus({ code, message: "" }));
  expect(codes).toEqual([429, 504, 503, 502]);
});
