import { autoDock } from "./auto_dock.ts";
import { calculatorEffects } from "./calculator_effects.ts";
import { clientRecord } from "./client_record.ts";
import type { ConsoleOptions } from "./console_options.ts";
import type { Began } from "./console_keys.ts";
import { ScalerLink } from "./scaler_link.ts";
import { trustIn } from "./trust_in.ts";
import type { World } from "./world.ts";

/**
 * Finds or starts the scaler and connects to it. It brings gRPC along, so it
 * is imported only once the first frame is on the screen.
 */
export async function beginConsole(
  { open, attach, tls, stateDirectory }: ConsoleOptions,
  { store, signal }: World,
): Promise<Began> {
  const link = new ScalerLink({ open, attach, store, signal });
  signal.addEventListener("abort", () => link[Symbol.dispose]());
  await link.begin();
  const record = clientRecord(stateDirectory);
  const portal = () => link.address;
  const trust = () => trustIn(store.current().data.scaler, tls);
  const world = { store, signal, ...record, portal, trust };
  const calculator = calculatorEffects(world);
  autoDock({ store }, calculator);
  return {
    effects: {
      get portal() {
        return link.portal;
      },
      link: link.effects,
      calculator,
    },
    background: () => link.background,
  };
}
