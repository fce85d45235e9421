import { DeployedInstance } from "../../_tools/testing/deployed_instance.ts";
import { PortalClient } from "../../src/wire/portal_client.ts";
import {
  FORCED,
  forceScaleIns,
  type ForceOptions,
  type ScaleInsSeen,
} from "./force_scale_ins.ts";

/** Forces scale-ins of an instance of their own, on the scaler of a portal. */
export async function measureScaleIns(
  portal: string,
  options: ForceOptions,
): Promise<ScaleInsSeen> {
  using client = new PortalClient(portal);
  const password = crypto.randomUUID();
  await client.createAccount({ email: "bench@example.com", password });
  const made = await client.createInstance({ name: "", settings: FORCED });
  const instance = new DeployedInstance(client, made);
  await instance.ready();
  return await forceScaleIns(instance, options);
}
