import type { InstanceOutput } from "../../wire/messages.ts";
import type { FormField } from "../components/form.ts";
import { policyFields, shadowField } from "../deploy_steps.ts";
import { explain } from "../explain.ts";
import {
  LIMIT_FIELDS,
  NAME_FIELD,
  valuesOf,
  WORK_FIELDS,
} from "../requests.ts";
import { checkSettings, sentSettings } from "./form_settings.ts";
import type { PlainTenant } from "./plain_world.ts";
import { sendForm } from "./send_form.ts";

const READY_MS = 120_000;
const VIEW_MS = 500;

const LIMITS: FormField = {
  name: "limits",
  label: "Limits",
  kind: "choice",
  choices: [
    { value: "usual", label: "As usual" },
    { value: "change", label: "Ask for each" },
    { value: "all", label: "Ask for each, and for size and simulated work" },
  ],
};

/** Deploys services, and waits until they can be called. */
export async function deployPlain(tenant: PlainTenant): Promise<void> {
  const { talk, portal, address, scaler, signal, look } = tenant;
  const deployed = await sendForm(talk, {
    fields: [
      servicesField(tenant),
      NAME_FIELD,
      ...policyFields(scaler, "one"),
      LIMITS,
    ],
    values: valuesOf(scaler.defaults),
    address,
    more: ({ limits }) => [
      ...(limits === "usual" ? [] : [shadowField(scaler), ...LIMIT_FIELDS]),
      ...(limits === "all" ? WORK_FIELDS : []),
    ],
    check: checkSettings,
    send: async (values) =>
      await portal.createInstance(
        { name: values.name ?? "", settings: sentSettings(values) },
        { signal },
      ),
  });
  if (!deployed) return;
  void look();
  talk.say(`Deployed ${deployed.name} on port ${deployed.port}`);
  await untilReady(tenant, deployed);
}

function servicesField({ services }: PlainTenant): FormField {
  const choices = services.map(({ id, title, summary }) => {
    return { value: id, label: title, summary };
  });
  return { name: "services", label: "Services", kind: "many", choices };
}

/** What happens meanwhile is said by whoever watches the instances. */
async function untilReady(
  { talk, portal, address, signal }: PlainTenant,
  { id, name, port }: InstanceOutput,
): Promise<void> {
  const late = AbortSignal.timeout(READY_MS);
  const control = { signal: AbortSignal.any([signal, late]) };
  const request = { id, intervalMs: VIEW_MS, brief: true };
  try {
    for await (const { instance } of portal.watchInstance(request, control)) {
      if (!instance || instance.ready < Math.max(1, instance.desired)) continue;
      talk.say(`${name} is ready: ${instance.ready} end servers, port ${port}`);
      return;
    }
  } catch (error) {
    if (late.aborted) talk.say(`${name} is not ready yet; it goes on starting`);
    else talk.say(explain(error, address).message);
  }
}
