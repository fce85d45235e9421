import { Metadata, type Client } from "@grpc/grpc-js";

/** How one call is made. */
export interface CallControl {
  readonly signal?: AbortSignal;
  /** How long to wait for the answer. @default 30000 */
  readonly deadlineMs?: number;
  readonly metadata?: Metadata;
  /** Is given the header of the answer when it arrives. */
  readonly onHeader?: (header: Metadata) => void;
}

/** What a client needs of a method's definition. */
export interface Method<Request, Response> {
  readonly path: string;
  readonly requestSerialize: (request: Request) => Buffer;
  readonly responseDeserialize: (bytes: Buffer) => Response;
}

const DEFAULT_DEADLINE_MS = 30_000;

/** Calls a unary method as a promise; an abort cancels it. */
export function unary<Request, Response>(
  client: Client,
  method: Method<Request, Response>,
  request: Request,
  { signal, deadlineMs, metadata, onHeader }: CallControl = {},
): Promise<Response> {
  const { promise, resolve, reject } = Promise.withResolvers<Response>();
  const call = client.makeUnaryRequest(
    method.path,
    method.requestSerialize,
    method.responseDeserialize,
    request,
    metadata ?? new Metadata(),
    { deadline: Date.now() + (deadlineMs ?? DEFAULT_DEADLINE_MS) },
    (error, response) => {
      if (error) return reject(error);
      if (response === undefined) return reject(new TypeError("Empty answer"));
      resolve(response);
    },
  );
  if (onHeader) call.on("metadata", onHeader);
  const cancel = () => call.cancel();
  signal?.addEventListener("abort", cancel, { once: true });
  if (signal?.aborted) cancel();
  return promise.finally(() => signal?.removeEventListener("abort", cancel));
}

/**
 * Calls a server-streaming method as an async iterable; leaving the loop or
 * aborting cancels the call. There is no deadline unless one is given.
 */
export async function* streamed<Request, Response>(
  client: Client,
  method: Method<Request, Response>,
  request: Request,
  { signal, deadlineMs, metadata }: CallControl = {},
): AsyncGenerator<Response, void, undefined> {
  const call = client.makeServerStreamRequest(
    method.path,
    method.requestSerialize,
    method.responseDeserialize,
    request,
    metadata ?? new Metadata(),
    deadlineMs === undefined ? {} : { deadline: Date.now() + deadlineMs },
  );
  const cancel = () => call.cancel();
  signal?.addEventListener("abort", cancel, { once: true });
  if (signal?.aborted) cancel();
  try {
    // grpc-js types its stream as Node's; what comes is what was deserialised.
    for await (const message of call) yield message as Response;
  } finally {
    signal?.removeEventListener("abort", cancel);
    call.on("error", () => {}); // answers the cancellation on the next line
    call.cancel();
  }
}
