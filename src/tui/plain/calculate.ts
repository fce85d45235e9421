import { CalculatorClient } from "../../wire/calculator_client.ts";
import { explain } from "../explain.ts";
import { callOnce } from "./call_once.ts";
import { chooseService } from "./choose_service.ts";
import { EndOfInput } from "./end_of_input.ts";
import type { PlainCalls } from "./plain_world.ts";

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
      const service = await chooseService(talk, services);
      if (!service) return 0;
      await callOnce({ talk, signal, client, address }, service);
    }
  } catch (error) {
    if (signal.aborted || error instanceof EndOfInput) throw error;
    talk.say(explain(error, address).message);
    return 1;
  }
}
