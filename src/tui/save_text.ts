import { answerCsv } from "../wire/answer_csv.ts";
import type { ServiceOutput } from "../wire/messages.ts";
import { EVERYTHING } from "./save_form.ts";
import { inputsOf } from "./inputs_of.ts";
import type { Route } from "./types.ts";

/** What an `save` route writes: JSON for a name that ends so, else CSV. */
export function saveText(
  { form, answer, before = {} }: Route,
  service: ServiceOutput,
): string {
  const { path = "", part = EVERYTHING } = form?.values ?? {};
  const outputs = answer?.outputs ?? {};
  if (!/\.json$/i.test(path.trim())) {
    const table = part === EVERYTHING ? undefined : part;
    return answerCsv(outputs, service, { table });
  }
  const whole = {
    service: service.id,
    values: inputsOf(service, before),
    outputs,
    endpoint: answer?.endpoint,
    elapsedMs: answer?.elapsedMs,
  };
  return `${JSON.stringify(whole, undefined, 2)}\n`;
}
