import { calculatorEffects } from "./calculator_effects.ts";
import { clientRecord } from "./client_record.ts";
import type { ClientOptions } from "./console_options.ts";
import type { Began } from "./console_keys.ts";
import type { World } from "./world.ts";

/** Connects client mode to its port; imported after the first frame. */
export async function beginClient(
  { target: address, stateDirectory, tls }: ClientOptions,
  { store, signal }: World,
): Promise<Began> {
  const record = clientRecord(stateDirectory);
  const where = { portal: () => address, trust: () => tls };
  const world = { store, signal, ...record, ...where };
  const calculator = calculatorEffects(world);
  calculator.refresh(address);
  return { effects: { portal: undefined, link: undefined, calculator } };
}
