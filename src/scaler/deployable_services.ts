import { describeService } from "../endserver/describe_service.ts";
import { CALCULATORS } from "../finance/mod.ts";
import type { Service } from "../wire/messages.ts";

/** What can be deployed: every calculator, as a catalogue describes it. */
export function deployableServices(): Service[] {
  return Object.entries(CALCULATORS).map(([id, calculator]) =>
    describeService(id, calculator),
  );
}
