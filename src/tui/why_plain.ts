import type { BaseOptions } from "./console_options.ts";

/**
 * Why lines are better here than a screen; `undefined` when a screen is.
 * `chosen` is what the person said about it, if anything.
 */
export function whyPlain(
  { stdin, stdout, term, ci, screenReader = false }: BaseOptions,
  chosen: boolean | undefined,
): string | undefined {
  if (!stdin.isTTY) return "standard input is not a terminal";
  if (!stdout.isTTY) return "standard output is not a terminal";
  if (chosen !== undefined) return chosen ? "it was asked for" : undefined;
  if (screenReader) return "a screen reader is used";
  if (term === "dumb") return 'TERM is "dumb"';
  return ci ? "CI is set" : undefined;
}
