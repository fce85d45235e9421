import type { TerminalStreams } from "./terminal.ts";

/** What a console in any mode is given. */
export interface BaseOptions extends TerminalStreams {
  /** Keeps the client's own record of calls: `logs/client.jsonl` in it. */
  readonly stateDirectory: string;
  /** The environment's `TERM`. */
  readonly term: string | undefined;
  /** Whether the environment has `CI` set. */
  readonly ci: boolean;
  /** No colours; bold and inverse stay. @default false */
  readonly noColor?: boolean;
  /** No character beyond ASCII. @default false */
  readonly ascii?: boolean;
  /** Least time between two frames of live data, ms. @default 1000 */
  readonly refreshMs?: number;
}

/** What a tenant's console is given. */
export interface ConsoleOptions extends BaseOptions {
  /** `host:port` of the portal. */
  readonly portal: string;
  /** Whether that scaler ends with the console: then quitting is asked for. */
  readonly embedded: boolean;
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
