import type { CalculatorClient } from "../../wire/calculator_client.ts";
import type { ServiceOutput } from "../../wire/messages.ts";
import { inputsOf } from "../inputs_of.ts";
import { callFields } from "./call_fields.ts";
import type { PlainCalls } from "./plain_world.ts";
import { sayAnswer } from "./say_answer.ts";
import { sendForm } from "./send_form.ts";

/** What one call works with. */
export interface OneCall extends Pick<PlainCalls, "talk" | "signal"> {
  readonly client: CalculatorClient;
  readonly address: string;
}

/** Asks for what a service takes, calls it, and says its answer. */
export async function callOnce(
  { talk, signal, client, address }: OneCall,
  service: ServiceOutput,
): Promise<void> {
  const answer = await sendForm(talk, {
    ...callFields(service),
    address,
    send: (values) =>
      client.call(service, inputsOf(service, values), { signal }),
  });
  if (!answer) return;
  await sayAnswer(talk, answer, service);
}
