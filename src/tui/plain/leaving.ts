import { readHostPort } from "../../base/host_port.ts";
import type { FormChoice } from "../components/form.ts";
import { noAddress } from "../no_address.ts";
import type { Leaving, PlainWorld } from "./plain_world.ts";

/** What can be chosen to work with another scaler. */
export function scalerWays({
  isAttached,
}: Pick<PlainWorld, "isAttached">): readonly FormChoice[] {
  const back = { value: "detach", label: "Back to this machine's own scaler" };
  return [
    { value: "attach", label: "Attach to another scaler" },
    ...(isAttached ? [back] : []),
  ];
}

/** Where a choice leads; `undefined` where it does not lead away. */
export async function leavingBy(
  chosen: string,
  { talk, memory }: Pick<PlainWorld, "talk" | "memory">,
): Promise<Leaving | undefined> {
  if (chosen === "quit" || chosen === "detach") return { kind: chosen };
  if (chosen !== "attach") return undefined;
  const [latest = ""] = memory.current().scalers ?? [];
  const text = await talk.ask("Address of its portal, host:port", {
    otherwise: latest,
  });
  const address = readHostPort(text);
  if (address !== undefined) return { kind: "attach", address };
  talk.say(noAddress(text));
  return undefined;
}
