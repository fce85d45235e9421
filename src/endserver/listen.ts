import { ServerCredentials, type Server } from "@grpc/grpc-js";

import { RuntimeError } from "../base/errors.ts";

/** Where a server listens; port 0 takes a free one. */
export interface Place {
  readonly host: string;
  readonly port: number;
}

/**
 * Makes a server listen; resolves with its port.
 *
 * @throws {RuntimeError} when the address cannot be listened on.
 */
export async function listen(
  server: Server,
  { host, port }: Place,
): Promise<number> {
  const address = `${host.includes(":") ? `[${host}]` : host}:${port}`;
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const plain = ServerCredentials.createInsecure();
  server.bindAsync(address, plain, (error, bound) => {
    if (error) reject(error);
    else resolve(bound);
  });
  try {
    return await promise;
  } catch (cause) {
    throw new RuntimeError(
      `Cannot listen on ${address}: ${reason(cause)}; choose another with --host and --port`,
      { cause },
    );
  }
}

function reason(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.includes("EADDRINUSE") ? "it is in use" : text;
}
