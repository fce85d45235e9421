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
  /** Whether a scaler runs in this process, which must not be stopped. */
  readonly isServing: () => boolean;
}

const SERVING = {
  text: "Cannot stop for now: the scaler runs inside this console, and every call would hang; quit, or use another terminal",
  tone: "warn",
} as const;

/** The effects about the console itself. */
export function lifeOf({
  store,
  terminal,
  write,
  tmux = false,
  isServing,
}: LifeOptions): Life {
  return {
    redraw() {
      terminal().clear();
      store.dispatch({ kind: "redraw" }, { urgent: true });
    },
    suspend() {
      const { instances } = store.current().data;
      if (!isServing() || instances.length === 0) {
        return void terminal().suspend(stopJob);
      }
      store.dispatch({ kind: "notice", notice: SERVING }, { urgent: true });
    },
    copy(text) {
      const outcome = osc52(text, { tmux });
      if (outcome.kind === "sequence") write(outcome.sequence);
      return outcome;
    },
    quit: () => terminal().end(0),
  };
}
