import { openClientLog } from "../wire/client_log.ts";
import { pastCalls } from "../wire/past_calls.ts";
import { calculatorEffects } from "./calculator_effects.ts";
import type { ClientOptions } from "./console_options.ts";
import type { Began } from "./console_keys.ts";
import type { World } from "./world.ts";

/** Connects client mode to its port; imported after the first frame. */
export async function beginClient(
  { target: address, stateDirectory }: ClientOptions,
  { store, signal }: World,
): Promise<Began> {
  const clientLog = openClientLog(stateDirectory);
  const past = () => pastCalls(stateDirectory);
  const world = { store, signal, clientLog, past, portal: () => address };
  const calculator = calculatorEffects(world);
  calculator.refresh(address);
  return { effects: { portal: undefined, link: undefined, calculator } };
}
