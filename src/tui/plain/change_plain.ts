import { policyFields, shadowField } from "../deploy_steps.ts";
import { LIMIT_FIELDS, numberError, valuesOf } from "../requests.ts";
import type { FormValues } from "./ask_form.ts";
import { choose } from "./choose.ts";
import { chooseInstance } from "./choose_instance.ts";
import { checkSettings, sentSettings } from "./form_settings.ts";
import type { PlainTenant } from "./plain_world.ts";
import { sendForm } from "./send_form.ts";

/** Changes a running instance: only what differs is sent. */
export async function changePlain(tenant: PlainTenant): Promise<void> {
  const { talk, portal, address, scaler, signal } = tenant;
  const instance = await chooseInstance(tenant);
  if (!instance) return;
  const { id, settings } = instance;
  const before = valuesOf(settings);
  const said = await sendForm(talk, {
    fields: [
      ...policyFields(scaler, "choice"),
      shadowField(scaler),
      ...LIMIT_FIELDS,
    ],
    values: before,
    address,
    check: (values) => checkSettings(differing(values, before)),
    async send(values) {
      const changes = differing(values, before);
      if (Object.keys(changes).length === 0) return "Nothing was different";
      const request = { id, settings: sentSettings(changes) };
      await portal.updateInstance(request, { signal });
      return `Changed ${Object.keys(changes).join(", ")}`;
    },
  });
  if (said !== undefined) talk.say(said);
}

/** Sets the number of end servers now; the policy goes on from there. */
export async function scalePlain(tenant: PlainTenant): Promise<void> {
  const { talk, portal, address, signal } = tenant;
  const instance = await chooseInstance(tenant);
  if (!instance) return;
  const { id, desired } = instance;
  const scaled = await sendForm(talk, {
    fields: [{ name: "end_servers", label: "End servers", kind: "text" }],
    values: { end_servers: String(desired) },
    address,
    check({ end_servers = "" }) {
      const error = numberError(end_servers, "whole");
      return error === undefined ? {} : { end_servers: error };
    },
    async send({ end_servers }) {
      const request = { id, endServers: Number(end_servers) };
      return await portal.scaleInstance(request, { signal });
    },
  });
  if (scaled) talk.say(`Scaling to ${scaled.desired} end servers`);
}

/** Deletes an instance, after a yes. */
export async function deletePlain(tenant: PlainTenant): Promise<void> {
  const { talk, portal, address, signal, look } = tenant;
  const instance = await chooseInstance(tenant);
  if (!instance) return;
  const { id, name, port } = instance;
  const question = `Delete ${name}: close port ${port} and stop its end servers?`;
  const choices = [
    { value: "no", label: "Cancel" },
    { value: "yes", label: "Delete" },
  ];
  const answer = await choose(talk, { question, choices }, { otherwise: "no" });
  if (answer === "no") return;
  const said = await sendForm(talk, {
    fields: [],
    address,
    async send() {
      await portal.deleteInstance(id, { signal });
      await look();
      return `Deleted ${name}`;
    },
  });
  if (said !== undefined) talk.say(said);
}

function differing(values: FormValues, before: FormValues): FormValues {
  const entries = Object.entries(values);
  return Object.fromEntries(
    entries.filter(([name, value]) => value !== before[name]),
  );
}
