import { openClientLog } from "../../wire/client_log.ts";
import { PortalClient } from "../../wire/portal_client.ts";
import { ratesSentence } from "../rates_sentence.ts";
import type { ConsoleOptions } from "../console_options.ts";
import { explain } from "../explain.ts";
import type { OpenSettings } from "../settings/open_settings.ts";
import { converse } from "./converse.ts";
import { tenants } from "./tenants.ts";

const SCALER_MS = 10_000;

/** A tenant's console in lines; gives the exit code. */
export async function runPlainConsole(
  options: ConsoleOptions,
  settings: OpenSettings,
): Promise<number> {
  const { stateDirectory, signal, open } = options;
  return await converse(options, async (talk) => {
    const { portal: address, background } = await open();
    using portal = new PortalClient(address);
    const scaler = await portal
      .getScaler({ signal, deadlineMs: SCALER_MS })
      .catch((error: unknown) => explain(error, address).message);
    if (typeof scaler === "string") {
      talk.say(scaler);
      return 1;
    }
    talk.say(`Scaler ${address}: end servers run with ${scaler.runtime}`);
    talk.say(scaler.runtimeReason);
    if (scaler.preparing !== "") talk.say(scaler.preparing);
    if (scaler.rates) talk.say(`Exchange rates ${ratesSentence(scaler.rates)}`);
    const clientLog = openClientLog(stateDirectory);
    const shared = { talk, portal, address, scaler, signal };
    await tenants({ ...shared, clientLog, settings }, background);
    return 0;
  });
}
