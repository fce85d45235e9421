import type { Choices } from "./settings/choices.ts";
import type { TerminalStreams } from "./terminal.ts";

/** What a console in any mode is given. */
export interface BaseOptions extends TerminalStreams {
  /** Keeps the client's own record of calls: `logs/client.jsonl` in it. */
  readonly stateDirectory: string;
  /** The environment's `TERM`. */
  readonly term: string | undefined;
  /** Whether the environment has `CI` set. */
  readonly ci: boolean;
  /** Whether tmux is between the program and the terminal. @default false */
  readonly tmux?: boolean;
  /** No colours; bold and inverse stay. @default false */
  readonly noColor?: boolean;
  /** No character beyond ASCII. @default false */
  readonly ascii?: boolean;
  /** Bits of colour the terminal has: 4 for sixteen colours. @default 24 */
  readonly colorDepth?: number;
  /** What the flags chose; they count more than any file. */
  readonly choices?: Choices;
}

/** Which scaler a console works with. */
export interface ConsoleTarget {
  /** `host:port` of the portal. */
  readonly portal: string;
  /** A console started it: whoever quits is asked what becomes of it. */
  readonly background?: BackgroundScaler;
}

/** What becomes of a scaler in the background when its console ends. */
export type Fate = "keep" | "stop";

/** A scaler in the background, as a console sees it. */
export interface BackgroundScaler {
  /** The file it logs to. */
  readonly log: string;
  readonly isRunning: () => boolean;
  /** Says what is to become of it, once the console has ended. */
  readonly leave: (fate: Fate) => void;
}

/** What a tenant's console is given. */
export interface ConsoleOptions extends BaseOptions {
  /** Finds or starts the scaler, once the first frame is on the screen. */
  readonly open: () => Promise<ConsoleTarget>;
}

/** What client mode is given. */
export interface ClientOptions extends BaseOptions {
  /** `host:port` of an instance. */
  readonly target: string;
}

/** Why the console cannot be shown here; `undefined` when it can. */
export function whyNoConsole(
  { stdin, stdout, term, ci }: BaseOptions,
  instead: string,
): string | undefined {
  const reason = reasonOf({ stdin, stdout, term, ci });
  if (reason === undefined) return undefined;
  return `Cannot show the console: ${reason}; use ${instead} instead`;
}

function reasonOf({
  stdin,
  stdout,
  term,
  ci,
}: Pick<BaseOptions, "stdin" | "stdout" | "term" | "ci">): string | undefined {
  if (!stdin.isTTY) return "standard input is not a terminal";
  if (!stdout.isTTY) return "standard output is not a terminal";
  if (term === "dumb") return 'TERM is "dumb"';
  if (ci) return "CI is set";
  return undefined;
}
