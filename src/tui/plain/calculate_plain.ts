import { calculate } from "./calculate.ts";
import { chooseInstance } from "./choose_instance.ts";
import type { PlainTenant } from "./plain_world.ts";
import { portOf } from "./port_of.ts";

/** Calculates at an instance that is chosen. */
export async function calculatePlain(tenant: PlainTenant): Promise<void> {
  const instance = await chooseInstance(tenant);
  if (!instance) return;
  const { address, tls } = portOf(tenant, instance);
  await calculate({ ...tenant, tls }, address);
}
