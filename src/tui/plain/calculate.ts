import { CalculatorClient } from "../../wire/calculator_client.ts";
import type { ServiceOutput } from "../../wire/messages.ts";
import { explain } from "../explain.ts";
import { callOnce } from "./call_once.ts";
import { choose } from "./choose.ts";
import { EndOfInput } from "./end_of_input.ts";
import type { PlainCalls } from "./plain_world.ts";

const BACK = "";
const CATALOGUE_MS = 10_000;

/**
 * Calls services of one port, as long as somebody chooses one; gives 1 where
 * there is nothing to choose from.
 */
export async function calculate(
  { talk, clientLog: log, signal, tls }: PlainCalls,
  address: string,
): Promise<number> {
  using client = new CalculatorClient(address, { log, tls });
  try {
    const options = { signal, deadlineMs: CATALOGUE_MS };
    const services = await client.listServices(options);
    while (true) {
      const service = await chooseService({ talk }, services);
      if (!service) return 0;
      await callOnce({ talk, signal, client, address }, service);
    }
  } catch (error) {
    if (signal.aborted || error instanceof EndOfInput) throw error;
    talk.say(explain(error, address).message);
    return 1;
  }
}

async function chooseService(
  { talk }: Pick<PlainCalls, "talk">,
  services: readonly ServiceOutput[],
): Promise<ServiceOutput | undefined> {
  const choices = [
    ...services.map(({ id, title, summary }) => {
      return { value: id, label: title, summary };
    }),
    { value: BACK, label: "Back" },
  ];
  const id = await choose(talk, { question: "Which service?", choices });
  return services.find((service) => service.id === id);
}
