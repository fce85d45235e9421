import { ask } from "./ask.ts";
import type { BackgroundScaler } from "./console_options.ts";
import type { Powers } from "./powers.ts";
import type { Again, Confirm } from "./types.ts";

/** How soon Ctrl-C has to follow Ctrl-C to be meant. */
const AGAIN_MS = 2_000;

/**
 * Ends the console. Whose scaler serves in the background is asked what is to
 * become of it first; Ctrl-C pressed twice stops it.
 */
export function quit(powers: Powers): void {
  const { background, effects } = powers;
  const { scaler, instances } = powers.store.current().data;
  const isServing = scaler?.serving === true || instances.length > 0;
  if (!isServing || !background?.isRunning()) return effects.quit();
  ask(powers, question(background, again(powers)));
}

/** What Ctrl-C means from now on, for a while. */
export function again({ now = Date.now }: Pick<Powers, "now">): Again {
  return { untilMs: now() + AGAIN_MS, action: STOP };
}

const STOP = { kind: "quit", fate: "stop" } as const;

function question({ log }: BackgroundScaler, again: Again): Confirm {
  return {
    question: `Keep serving? Clients notice nothing then, and "tellerline start" comes back to it. Ctrl-C again stops everything. The log: ${log}`,
    choices: [
      {
        label: "Keep serving in the background",
        action: { kind: "quit", fate: "keep" },
      },
      { label: "Stop everything, what is in flight first", action: STOP },
    ],
    again,
  };
}
