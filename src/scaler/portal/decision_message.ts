import type { Decision, Shadow, ShadowTotals } from "../../wire/messages.ts";
import type { ShadowDecision } from "../autoscaler/shadow.ts";
import type { ShadowTally } from "../autoscaler/shadow_tally.ts";
import type { KeptDecision } from "../store/types.ts";

const MINUTE_MS = 60_000;

/** A decision as it is sent. */
export function decisionMessage(decision: KeptDecision): Decision {
  const { shadow } = decision;
  const sent = shadow ? shadowMessage(shadow) : null;
  return { ...decision, ...copied(decision), shadow: sent };
}

/** How a shadow compared, as it is sent. */
export function tallyMessage({ aheadMs, ...tally }: ShadowTally): ShadowTotals {
  return { ...tally, aheadMinutes: aheadMs / MINUTE_MS };
}

function shadowMessage(shadow: ShadowDecision): Shadow {
  return { ...shadow, ...copied(shadow) };
}

/** What is kept may not be changed; what is sent could be. */
function copied({ inputs, clamps }: Pick<KeptDecision, "inputs" | "clamps">) {
  return {
    inputs: { ...inputs },
    clamps: clamps.map((clamp) => ({ ...clamp })),
  };
}
