import type { BackgroundScaler } from "./console_options.ts";
import type { Effects } from "./effects.ts";
import { osc52 } from "./osc52.ts";
import { stopJob } from "./stop_job.ts";
import type { TerminalApp } from "./terminal.ts";
import type { World } from "./world.ts";

/** What keys can do to the console itself. */
export type Life = Pick<Effects, "redraw" | "suspend" | "copy" | "quit">;

/** What a life is made from. */
export interface LifeOptions extends Pick<World, "store"> {
  readonly terminal: () => TerminalApp;
  /** To the terminal, as it is. */
  readonly write: (text: string) => void;
  /** Whether tmux is between the program and the terminal. @default false */
  readonly tmux?: boolean | undefined;
  readonly background: () => BackgroundScaler | undefined;
}

/** The effects about the console itself. */
export function lifeOf({
  store,
  terminal,
  write,
  tmux = false,
  background,
}: LifeOptions): Life {
  return {
    redraw() {
      terminal().clear();
      store.dispatch({ kind: "redraw" }, { urgent: true });
    },
    suspend: () => void terminal().suspend(stopJob),
    copy(text) {
      const outcome = osc52(text, { tmux });
      if (outcome.kind === "sequence") write(outcome.sequence);
      return outcome;
    },
    quit(fate) {
      if (fate) background()?.leave(fate);
      terminal().end(0);
    },
  };
}
