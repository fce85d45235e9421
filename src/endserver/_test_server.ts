import { Client, credentials } from "@grpc/grpc-js";

import type { CalculatorName } from "../finance/mod.ts";
import { startEndServer, type EndServer } from "./server.ts";

/** A served end server and a client of it, for one test. */
export interface TestServer extends Disposable {
  readonly server: EndServer;
  readonly address: string;
  readonly client: Client;
}

/** What a test chooses. */
export interface TestServerOptions {
  /** @default all */
  readonly services?: readonly CalculatorName[];
  readonly sleepMs?: number;
  readonly cpuMs?: number;
}

const ALL: readonly CalculatorName[] = [
  "echo",
  "simple_interest",
  "income_tax",
  "loan_emi",
  "fixed_deposit",
  "currency",
];

/** Serves on a free port of the loopback, on the day the tests were made. */
export async function startTestServer(
  options: TestServerOptions = {},
): Promise<TestServer> {
  const server = await startEndServer({
    services: ALL,
    sleepMs: 0,
    cpuMs: 0,
    ...options,
    host: "127.0.0.1",
    port: 0,
    now: () => Date.parse("2026-11-23T06:00:00Z"),
  });
  const address = `127.0.0.1:${server.port}`;
  const client = new Client(address, credentials.createInsecure());
  return {
    server,
    address,
    client,
    [Symbol.dispose]() {
      client.close();
      server[Symbol.dispose]();
    },
  };
}
