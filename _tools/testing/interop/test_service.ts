/** The service that interop tests call: raw bytes in, raw bytes out. */
import type { MethodDefinition, ServiceDefinition } from "@grpc/grpc-js";

/** Its methods: whether the request streams, whether the answer does. */
const STREAMS = {
  /** Answers with nothing. */
  Empty: [false, false],
  /** The request; `x-echo-initial` and `x-echo-trailing-bin` come back too. */
  Echo: [false, false],
  /** Takes a number; answers with so many bytes. */
  Grow: [false, false],
  /** Takes a number of ms; answers after them. */
  Sleep: [false, false],
  /** Takes `{code, details}` and fails so. */
  Fail: [false, false],
  /** Books one run of a key in the file of counts, then answers. */
  Count: [false, false],
  /** What the call's headers said, as JSON. */
  Told: [false, false],
  /** How many calls with that `x-key` their client cancelled. */
  Cancelled: [false, false],
  /** `messages bytes sha256` of what came. */
  Collect: [true, false],
  /**
   * Takes a list of sizes; the trailer has the SHA-256 of all bytes. A size
   * below 0 is where it stops half-way and never ends.
   */
  Produce: [false, true],
  /** Each message as it comes; fails with `x-fail` at the end. */
  Chat: [true, true],
} as const;

/** The name of a method of the test service. */
export type MethodName = keyof typeof STREAMS;

/** The path of a method. */
export function pathOf(method: string): string {
  return `/tellerline.test.Interop/${method}`;
}

/** Passes bytes on as they are. */
export function same(bytes: Buffer): Buffer {
  return bytes;
}

/** The test service as grpc-js wants to know it. */
export function testService(): ServiceDefinition {
  const methods = Object.entries(STREAMS).map(([name, streams]) => [
    name,
    methodDefinition(pathOf(name), streams),
  ]);
  return Object.fromEntries(methods);
}

function methodDefinition(
  path: string,
  [requestStream, responseStream]: readonly [boolean, boolean],
): MethodDefinition<Buffer, Buffer> {
  return {
    path,
    requestStream,
    responseStream,
    requestSerialize: same,
    requestDeserialize: same,
    responseSerialize: same,
    responseDeserialize: same,
  };
}
