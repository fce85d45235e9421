import { CalculatorClient } from "../../wire/calculator_client.ts";
import { askForm } from "./ask_form.ts";
import { atInstance } from "./at_instance.ts";
import { callFields } from "./call_fields.ts";
import { chooseService } from "./choose_service.ts";
import type { PlainTenant } from "./plain_world.ts";
import { portOf } from "./port_of.ts";
import { sendLoad } from "./send_load.ts";

const CATALOGUE_MS = 10_000;

/** Sends many calls of a service, and says what became of them. */
export async function loadPlain(tenant: PlainTenant): Promise<void> {
  const { talk, signal } = tenant;
  await atInstance(tenant, async (instance) => {
    const target = portOf(tenant, instance);
    using client = new CalculatorClient(target.address, target);
    const control = { signal, deadlineMs: CATALOGUE_MS };
    const services = await client.listServices(control);
    const service = await chooseService(talk, services);
    if (!service) return;
    const { fields, values } = callFields(service);
    const before = await askForm(talk, fields, values);
    await sendLoad({ talk, signal, target }, { service, before });
  });
}
