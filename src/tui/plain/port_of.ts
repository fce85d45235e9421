import { hostOf } from "../../base/host_port.ts";
import type { LoadTarget } from "../../wire/load_thread.ts";
import type { InstanceOutput } from "../../wire/messages.ts";
import { trustIn } from "../trust_in.ts";
import type { PlainTenant } from "./plain_world.ts";

/** Where an instance is called, and how. */
export function portOf(
  { address, scaler, tls }: PlainTenant,
  { port }: InstanceOutput,
): LoadTarget {
  return {
    address: `${hostOf(address)}:${port}`,
    tls: trustIn(scaler, tls),
  };
}
