/**
 * Runs the interop cases against a port, as a program: prints a JSON object
 * of each case's name and `ok`, or why it failed.
 */
import type { ChannelOptions } from "@grpc/grpc-js";

import { newClient } from "./calls.ts";
import { CASES, type Case } from "./cases.ts";

const CASE_MS = 20_000;

async function run(name: string, test: Case, port: number): Promise<string> {
  const connect = (options: ChannelOptions) => newClient(port, options);
  const client = connect({});
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const tooLate = () => reject(new Error(`${name} does not end`));
    timer = setTimeout(tooLate, CASE_MS);
  });
  try {
    await Promise.race([test(client, connect), late]);
    return "ok";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    clearTimeout(timer);
    client.close();
  }
}

async function main(port: number): Promise<void> {
  const results: Record<string, string> = {};
  for (const [name, test] of Object.entries(CASES)) {
    results[name] = await run(name, test, port);
  }
  process.stdout.write(`${JSON.stringify(results)}\n`);
}

main(Number(process.argv[2])).then(
  () => process.exit(0),
  () => process.exit(1),
);
