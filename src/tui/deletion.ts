import type { InstanceOutput } from "../wire/messages.ts";
import type { Confirm } from "./types.ts";

/** The question before an instance is deleted. */
export function deletion({ id, name, port }: InstanceOutput): Confirm {
  return {
    question: `Delete "${name}": close port ${port} and stop its end servers?`,
    choices: [{ label: "Delete", action: { kind: "delete", instanceId: id } }],
    typed: name,
  };
}
