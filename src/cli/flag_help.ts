import type { Flag } from "./arguments.ts";
import { formatPairs } from "./table.ts";

/** Flags for help: one a line, what each does beside it. */
export function flagHelp(flags: readonly Flag[]): string {
  const pairs = flags.map(({ name, value, help }) => {
    const usage = value === undefined ? `--${name}` : `--${name} ${value}`;
    return [`  ${usage}`, help] as const;
  });
  return formatPairs(pairs);
}
