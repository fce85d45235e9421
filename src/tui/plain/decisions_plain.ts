import type { DecisionOutput } from "../../wire/messages.ts";
import { decisionStory } from "../decision_story.ts";
import { clock } from "../format.ts";
import { atInstance } from "./at_instance.ts";
import { choose } from "./choose.ts";
import type { PlainTenant } from "./plain_world.ts";

const BACK = "";
const DECISIONS = 10;

/** Says what was decided lately, and all about the one that is chosen. */
export async function decisionsPlain(tenant: PlainTenant): Promise<void> {
  const { talk, portal, signal } = tenant;
  await atInstance(tenant, async ({ id }) => {
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

function headOf({ atMs, from, to, reason }: DecisionOutput): string {
  return `${clock(atMs)} from ${from} to ${to}: ${reason}`;
}
