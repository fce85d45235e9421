/** Calls of the test service with grpc-js, as promises that never reject. */
import { once, type EventEmitter } from "node:events";

import {
  Client,
  credentials,
  Metadata,
  type CallOptions,
  type ChannelOptions,
  type StatusObject,
} from "@grpc/grpc-js";

import { pathOf, same } from "./test_service.ts";

/** What a call came to. */
export interface Outcome {
  /** gRPC status. */
  readonly code: number;
  readonly details: string;
  readonly header: Metadata;
  readonly trailer: Metadata;
  /** The messages of the answer. */
  readonly messages: readonly Buffer[];
}

/** How a call is made. */
export interface CallHow extends CallOptions {
  readonly metadata?: Metadata;
  /** Instead of the method's own. */
  readonly path?: string;
}

/**
 * A client whose one channel no other client shares; with `certificate` (PEM)
 * it speaks TLS with whoever shows that one.
 */
export function newClient(
  port: number,
  options: ChannelOptions = {},
  certificate?: string,
): Client {
  const trust =
    certificate === undefined
      ? credentials.createInsecure()
      : credentials.createSsl(Buffer.from(certificate));
  return new Client(`127.0.0.1:${port}`, trust, {
    "grpc.use_local_subchannel_pool": 1,
    "grpc.ssl_target_name_override": "localhost",
    ...options,
  });
}

/** One request, one answer. */
export function unary(
  client: Client,
  method: string,
  body: Buffer | string = "",
  { metadata = new Metadata(), path, ...options }: CallHow = {},
): Promise<Outcome> {
  const messages: Buffer[] = [];
  const call = client.makeUnaryRequest(
    path ?? pathOf(method),
    same,
    same,
    Buffer.from(body),
    metadata,
    options,
    (_error, bytes) => bytes && messages.push(bytes),
  );
  return outcome(call, messages);
}

/** One request, an answer of many messages. */
export function serverStream(
  client: Client,
  method: string,
  body: Buffer | string = "",
  { metadata = new Metadata(), ...options }: CallHow = {},
) {
  const bytes = Buffer.from(body);
  const path = pathOf(method);
  return client.makeServerStreamRequest(
    path,
    same,
    same,
    bytes,
    metadata,
    options,
  );
}

/** A request of many messages, one answer. */
export function clientStream(
  client: Client,
  method: string,
  { metadata = new Metadata(), ...options }: CallHow = {},
) {
  const messages: Buffer[] = [];
  const call = client.makeClientStreamRequest(
    pathOf(method),
    same,
    same,
    metadata,
    options,
    (_error, bytes) => bytes && messages.push(bytes),
  );
  return { call, ended: outcome(call, messages) };
}

/** Many messages both ways. */
export function bidi(
  client: Client,
  method: string,
  { metadata = new Metadata(), ...options }: CallHow = {},
) {
  return client.makeBidiStreamRequest(
    pathOf(method),
    same,
    same,
    metadata,
    options,
  );
}

/** Reads a streamed answer to its end. */
export function drained(stream: EventEmitter): Promise<Outcome> {
  const messages: Buffer[] = [];
  stream.on("data", (message: Buffer) => messages.push(message));
  return outcome(stream, messages);
}

/** The next message of a stream, or the end of the stream. */
export async function next(stream: EventEmitter): Promise<Buffer> {
  const [message] = await once(stream, "data");
  return message;
}

async function outcome(
  call: EventEmitter,
  messages: readonly Buffer[],
): Promise<Outcome> {
  let header = new Metadata();
  call.on("metadata", (it: Metadata) => (header = it));
  call.on("error", () => {}); // the status says it too
  const status = await new Promise<StatusObject>((resolve) =>
    call.on("status", resolve),
  );
  await new Promise((resolve) => setImmediate(resolve)); // unary: after it
  const { code, details, metadata: trailer } = status;
  return { code, details, header, trailer, messages };
}
