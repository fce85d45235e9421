import { hostOf } from "../../base/host_port.ts";
import { trustIn } from "../trust_in.ts";
import { calculate } from "./calculate.ts";
import { chooseInstance } from "./choose_instance.ts";
import type { PlainTenant } from "./plain_world.ts";

/** Calculates at an instance that is chosen. */
export async function calculatePlain(tenant: PlainTenant): Promise<void> {
  const instance = await chooseInstance(tenant);
  if (!instance) return;
  const tls = trustIn(tenant.scaler, tenant.tls);
  const address = `${hostOf(tenant.address)}:${instance.port}`;
  await calculate({ ...tenant, tls }, address);
}
