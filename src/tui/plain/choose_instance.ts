import type { InstanceOutput } from "../../wire/messages.ts";
import { explain } from "../explain.ts";
import { choose } from "./choose.ts";
import type { PlainTenant } from "./plain_world.ts";

const BACK = "";

/** Has an instance chosen; `undefined` when there is none, or none is wanted. */
export async function chooseInstance({
  talk,
  portal,
  address,
  signal,
}: PlainTenant): Promise<InstanceOutput | undefined> {
  const instances = await portal
    .listInstances({ signal })
    .catch((error: unknown) => explain(error, address).message);
  if (typeof instances === "string") {
    talk.say(instances);
    return undefined;
  }
  if (instances.length === 0) {
    talk.say("Nothing is deployed");
    return undefined;
  }
  if (instances.length === 1) return instances[0];
  const choices = [
    ...instances.map((it) => {
      return { value: it.id, label: it.name, summary: summaryOf(it) };
    }),
    { value: BACK, label: "Back" },
  ];
  const id = await choose(talk, { question: "Which instance?", choices });
  return instances.find((instance) => instance.id === id);
}

/** One instance in one line. */
export function summaryOf(instance: InstanceOutput): string {
  const { port, state, ready, desired, settings } = instance;
  const services = settings?.services.join(", ") ?? "";
  return `port ${port}, ${state}, ${ready} of ${desired} end servers ready, ${services}`;
}
