import { readHostPort } from "../../base/host_port.ts";
import { noAddress } from "../no_address.ts";
import { say } from "../powers.ts";
import type { State } from "../types.ts";
import type { Verb } from "./verb.ts";

/** The verbs about which scaler is worked with. */
export const SCALER_VERBS: readonly Verb[] = [
  {
    name: "attach",
    aliases: ["connect"],
    label: "Work with another scaler",
    argument: {
      name: "HOST:PORT",
      isOpen: true,
      choices: ({ remembered, attached }) =>
        (remembered.scalers ?? [])
          .filter((value) => value !== attached)
          .map((value) => ({ value, label: "Attached to before" })),
    },
    isHere: hasScaler,
    run(text, powers) {
      const address = readHostPort(text);
      if (address !== undefined) return powers.effects.link?.attach(address);
      say(powers, noAddress(text), { tone: "err" });
    },
  },
  {
    name: "detach",
    label: "Back to this machine's own scaler",
    isHere: (state) => state.attached !== undefined,
    run: (_, { effects }) => effects.link?.detach(),
  },
];

/** Client mode, which begins with services, knows a port and no scaler. */
function hasScaler({ routes }: State): boolean {
  return routes[0]?.screen !== "services";
}
