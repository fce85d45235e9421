import type {
  Metadata,
  ServerUnaryCall,
  ServerWritableStream,
} from "@grpc/grpc-js";

/** What the two kinds of calls have in common. */
export interface IncomingCall {
  readonly metadata: Metadata;
  getPath(): string;
  getPeer(): string;
  on(event: "cancelled", listener: () => void): unknown;
}

/** A call with one answer. */
export type Unary<Asked, Answer> = ServerUnaryCall<Asked, Answer>;

/** A call with a stream of answers. */
export type Streaming<Asked, Answer> = ServerWritableStream<Asked, Answer>;

/** The caller's address without the port: `127.0.0.1`, `::1`. */
export function addressOf(call: IncomingCall): string {
  return call
    .getPeer()
    .replace(/:\d+$/, "")
    .replace(/^\[(.*)\]$/, "$1");
}

/** The session token a call carries, if any. */
export function tokenOf({ metadata }: IncomingCall): string | undefined {
  const value = metadata.get("authorization")[0];
  if (typeof value !== "string") return undefined;
  return /^Bearer (\S+)$/i.exec(value)?.[1];
}

/** Aborts when the caller gives up or its connection breaks. */
export function cancellationOf(call: IncomingCall): AbortSignal {
  const controller = new AbortController();
  call.on("cancelled", () => controller.abort());
  return controller.signal;
}

/**
 * Hands over one message, and resolves when it is on its way: a reader that is
 * slow holds its own stream back, and at most one message waits for it.
 */
export async function written<Asked, Answer>(
  call: Streaming<Asked, Answer>,
  message: Answer,
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const done = () => resolve();
  signal.addEventListener("abort", done, { once: true });
  call.write(message, done); // a failed write ends in "cancelled" as well
  await promise;
  signal.removeEventListener("abort", done);
}
