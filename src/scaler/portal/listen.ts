import { ServerCredentials, type Server } from "@grpc/grpc-js";

import { ConflictError, PreconditionError } from "../../base/errors.ts";

/** Where the portal listens. */
export interface ListenAddress {
  /** A loopback address. @default 127.0.0.1 */
  readonly host?: string;
  /** 0: the operating system picks one. @default 7400 */
  readonly port?: number;
}

/**
 * Opens the port; 127.0.0.1 brings ::1 along where there is one.
 *
 * @returns `host:port`, with the port that was really opened.
 * @throws {PreconditionError} for an address that is not loopback.
 * @throws {ConflictError} when the port cannot be had.
 */
export async function listen(
  server: Server,
  { host = "127.0.0.1", port = 7_400 }: ListenAddress,
): Promise<string> {
  if (!isLoopback(host)) {
    throw new PreconditionError(
      `Cannot listen on ${host}: the portal has no TLS yet, and passwords would travel in the clear; listen on 127.0.0.1 and let others in through an SSH tunnel`,
    );
  }
  const opened = await bind(server, host, port);
  if (host === "127.0.0.1") await bindToo(server, "::1", opened);
  return target(host, opened);
}

/** Whether only this machine can reach the address. */
export function isLoopback(host: string): boolean {
  return /^(localhost|::1|127(\.\d{1,3}){3})$/.test(host);
}

async function bind(server: Server, host: string, port: number) {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const address = target(host, port);
  const credentials = ServerCredentials.createInsecure();
  server.bindAsync(address, credentials, (error, opened) => {
    if (!error) return resolve(opened);
    reject(
      new ConflictError(
        `Cannot listen on ${address}: the port is taken or not allowed; choose another one, or stop what has it`,
        { cause: error },
      ),
    );
  });
  return await promise;
}

/** For clients that take `localhost` for ::1; many machines have no ::1. */
async function bindToo(server: Server, host: string, port: number) {
  try {
    await bind(server, host, port);
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
  }
}

function target(host: string, port: number): string {
  return host.includes(":") ? `[${host}]:${port}` : `${host}:${port}`;
}
