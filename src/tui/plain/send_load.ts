import { loadInThread, type LoadTarget } from "../../wire/load_thread.ts";
import type { ServiceOutput } from "../../wire/messages.ts";
import { LOAD_AT_FIRST, LOAD_FIELDS } from "../load_fields.ts";
import { loadPlanFor } from "../load_plan_for.ts";
import type { FormValues } from "./ask_form.ts";
import { countSentences } from "./count_sentences.ts";
import type { PlainCalls } from "./plain_world.ts";
import { sendForm } from "./send_form.ts";

/** Whom a load is sent to, and who is told. */
export interface SendLoadWorld extends Pick<PlainCalls, "talk" | "signal"> {
  readonly target: LoadTarget;
}

/** What every call of it is. */
export interface SentCall {
  readonly service: ServiceOutput;
  readonly before: FormValues;
}

/** Asks how often and how long, sends it, and says what became of it. */
export async function sendLoad(
  { talk, signal, target }: SendLoadWorld,
  { service, before }: SentCall,
): Promise<void> {
  const made = (values: FormValues) => loadPlanFor(service, { before, values });
  const counts = await sendForm(talk, {
    fields: LOAD_FIELDS,
    values: LOAD_AT_FIRST,
    address: target.address,
    check(values) {
      const load = made(values);
      return load.kind === "wrong" ? load.errors : {};
    },
    async send(values) {
      const load = made(values);
      if (load.kind === "wrong") return undefined;
      const { ratePerS, seconds } = load.plan;
      talk.say(`Sending ${ratePerS} calls a second for ${seconds} s`);
      return await loadInThread(load.plan, target, { signal, onCounts() {} });
    },
  });
  for (const text of counts ? countSentences(counts) : []) talk.say(text);
}
