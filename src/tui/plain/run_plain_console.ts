import { openClientLog } from "../../wire/client_log.ts";
import type { ConsoleOptions } from "../console_options.ts";
import type { OpenSettings } from "../settings/open_settings.ts";
import { converse } from "./converse.ts";
import { plainScalers } from "./plain_scalers.ts";
import type { Memory } from "./plain_world.ts";

/** A tenant's console in lines; gives the exit code. */
export async function runPlainConsole(
  options: ConsoleOptions,
  settings: OpenSettings,
): Promise<number> {
  const { stateDirectory, signal, tls } = options;
  const clientLog = openClientLog(stateDirectory);
  const { readOnly } = settings;
  const memory = memoryOf(settings);
  return await converse(options, async (talk) => {
    const shared = { talk, clientLog, signal, tls, readOnly, memory };
    return await plainScalers(shared, options);
  });
}

function memoryOf({ remembered, keep }: OpenSettings): Memory {
  let current = remembered;
  return {
    current: () => current,
    keep(next) {
      current = next;
      keep(next);
    },
  };
}
