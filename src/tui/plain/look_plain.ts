import type { DecisionOutput } from "../../wire/messages.ts";
import { decisionStory } from "../decision_story.ts";
import { explain } from "../explain.ts";
import { clock } from "../format.ts";
import { choose } from "./choose.ts";
import { chooseInstance, summaryOf } from "./choose_instance.ts";
import { EndOfInput } from "./end_of_input.ts";
import type { PlainTenant } from "./plain_world.ts";
import { viewChanges } from "./view_changes.ts";

const BACK = "";
const DECISIONS = 10;
const LINES = 20;

/** Says how an instance and its end servers are. */
export async function showPlain(tenant: PlainTenant): Promise<void> {
  const { talk, portal, signal } = tenant;
  await atInstance(tenant, async (id) => {
    for await (const view of portal.watchInstance({ id }, { signal })) {
      const { instance, load } = view;
      if (instance) talk.say(`${instance.name}: ${summaryOf(instance)}`);
      if (load) {
        const { requestsPerS, errorsPerS, inFlight, queued } = load;
        talk.say(
          `${requestsPerS.toFixed(1)} requests a second, ${errorsPerS.toFixed(1)} errors; ${inFlight} in flight, ${queued} waiting`,
        );
      }
      for (const text of viewChanges(undefined, view)) talk.say(text);
      return;
    }
  });
}

/** Says what was decided lately, and all about the one that is chosen. */
export async function decisionsPlain(tenant: PlainTenant): Promise<void> {
  const { talk, portal, signal } = tenant;
  await atInstance(tenant, async (id) => {
    const request = { id, limit: DECISIONS, changesOnly: true };
    const decisions = await portal.listDecisions(request, { signal });
    if (decisions.length === 0) return talk.say("Nothing was changed yet");
    const choices = [
      ...decisions.map((it, index) => {
        return { value: String(index), label: headOf(it) };
      }),
      { value: BACK, label: "Back" },
    ];
    const question = { question: "Which decision in full?", choices };
    const decision = decisions[Number((await choose(talk, question)) || NaN)];
    if (!decision) return;
    for (const text of decisionStory(decision)) talk.say(text);
  });
}

/** Says the last lines of an instance's log. */
export async function logsPlain(tenant: PlainTenant): Promise<void> {
  const { talk, portal, signal } = tenant;
  await atInstance(tenant, async (id) => {
    const request = { id, endServer: "", lines: LINES, follow: false };
    for await (const line of portal.tailLogs(request, { signal })) {
      const { atMs, source, level, text } = line;
      talk.say(`${clock(atMs)} ${source}: ${`${level} ${text}`.trimStart()}`);
    }
  });
}

/** Does something at an instance that is chosen; what fails is said. */
async function atInstance(
  tenant: PlainTenant,
  does: (id: string) => Promise<void>,
): Promise<void> {
  const instance = await chooseInstance(tenant);
  if (!instance) return;
  try {
    await does(instance.id);
  } catch (error) {
    if (tenant.signal.aborted || error instanceof EndOfInput) throw error;
    tenant.talk.say(explain(error, tenant.address).message);
  }
}

function headOf({ atMs, from, to, reason }: DecisionOutput): string {
  return `${clock(atMs)} from ${from} to ${to}: ${reason}`;
}
