import { hostOf } from "../base/host_port.ts";
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
  const host = () => hostOf(address);
  const clientLog = openClientLog(stateDirectory);
  const past = () => pastCalls(stateDirectory);
  const world = { store, signal, clientLog, past, host };
  const calculator = calculatorEffects(world);
  calculator.refresh(address);
  return { effects: { portal: undefined, link: undefined, calculator } };
}
