import type { InstanceOutput } from "../../wire/messages.ts";
import { explain } from "../explain.ts";
import { chooseInstance } from "./choose_instance.ts";
import { EndOfInput } from "./end_of_input.ts";
import type { PlainTenant } from "./plain_world.ts";

/** Does something at an instance that is chosen; what fails is said. */
export async function atInstance(
  tenant: PlainTenant,
  does: (instance: InstanceOutput) => Promise<void>,
): Promise<void> {
  const instance = await chooseInstance(tenant);
  if (!instance) return;
  try {
    await does(instance);
  } catch (error) {
    if (tenant.signal.aborted || error instanceof EndOfInput) throw error;
    tenant.talk.say(explain(error, tenant.address).message);
  }
}
