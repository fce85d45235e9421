import { explain } from "../explain.ts";
import { number } from "../format.ts";
import { atInstance } from "./at_instance.ts";
import { summaryOf } from "./choose_instance.ts";
import type { PlainTenant } from "./plain_world.ts";
import { viewChanges } from "./view_changes.ts";

/** Says what is deployed, a line each. */
export async function listPlain({
  talk,
  portal,
  address,
  signal,
}: PlainTenant): Promise<void> {
  try {
    const instances = await portal.listInstances({ signal });
    if (instances.length === 0) talk.say("Nothing is deployed");
    for (const it of instances) talk.say(`${it.name}: ${summaryOf(it)}`);
  } catch (error) {
    talk.say(explain(error, address).message);
  }
}

/** Says how an instance and its end servers are. */
export async function showPlain(tenant: PlainTenant): Promise<void> {
  const { talk, portal, signal } = tenant;
  await atInstance(tenant, async ({ id }) => {
    for await (const view of portal.watchInstance({ id }, { signal })) {
      const { instance, load } = view;
      if (instance) talk.say(`${instance.name}: ${summaryOf(instance)}`);
      if (load) {
        const { requestsPerS, errorsPerS, inFlight, queued } = load;
        talk.say(
          `${number(requestsPerS)} requests a second, ${number(errorsPerS)} errors; ${inFlight} in flight, ${queued} waiting`,
        );
      }
      for (const text of viewChanges(undefined, view)) talk.say(text);
      return;
    }
  });
}
