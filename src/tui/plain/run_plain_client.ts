import { openClientLog } from "../../wire/client_log.ts";
import type { ClientOptions } from "../console_options.ts";
import { calculate } from "./calculate.ts";
import { converse } from "./converse.ts";

/** Client mode in lines: the services of one port; gives the exit code. */
export async function runPlainClient(options: ClientOptions): Promise<number> {
  const { target, stateDirectory, signal, tls } = options;
  const clientLog = openClientLog(stateDirectory);
  return await converse(options, async (talk) => {
    return await calculate({ talk, clientLog, signal, tls }, target);
  });
}
