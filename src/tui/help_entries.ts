import { keysLabel, type Binding } from "./key_map.ts";
import { matchesWords } from "./matches.ts";

/** One line of the help: keys or a command, and what it does. */
export interface HelpEntry {
  readonly keys: string;
  readonly label: string;
}

/** The keys in force, then the commands; those in which each word occurs. */
export function helpEntries(
  bindings: readonly Binding[],
  query: string,
): HelpEntry[] {
  const keys = bindings.map((binding) => {
    return { keys: keysLabel(binding.keys), label: binding.label };
  });
  return [...keys].filter(({ keys, label }) =>
    matchesWords(`${keys} ${label}`, query),
  );
}
