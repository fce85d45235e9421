import { openClientLog } from "../wire/client_log.ts";
import { pastCalls } from "../wire/past_calls.ts";
import { autoDock } from "./auto_dock.ts";
import { calculatorEffects } from "./calculator_effects.ts";
import type { ConsoleOptions } from "./console_options.ts";
import { openPortal } from "./open_portal.ts";
import type { Began } from "./console_keys.ts";
import type { World } from "./world.ts";

/**
 * Finds or starts the scaler and connects to it. It brings gRPC along, so it
 * is imported only once the first frame is on the screen.
 */
export async function beginConsole(
  { open, stateDirectory }: ConsoleOptions,
  { store, signal }: World,
): Promise<Began> {
  const { portal: address, background } = await open();
  signal.throwIfAborted();
  const portal = openPortal(address, { store, signal });
  signal.addEventListener("abort", () => portal[Symbol.dispose]());
  const host = address.slice(0, address.lastIndexOf(":"));
  const clientLog = openClientLog(stateDirectory);
  const past = () => pastCalls(stateDirectory);
  const world = { store, signal, clientLog, past, host };
  const calculator = calculatorEffects(world);
  autoDock({ store }, calculator);
  const effects = { portal: portal.effects, calculator };
  return { effects, background };
}
