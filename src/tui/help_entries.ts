import { verbsHere } from "./commands/verbs_here.ts";
import { verbUsage } from "./commands/verbs.ts";
import { currentScreen } from "./current_screen.ts";
import { keysLabel } from "./key_map.ts";
import { matchesWords } from "./matches.ts";
import type { State } from "./types.ts";

/** One line of the help: keys or a command, and what it does. */
export interface HelpEntry {
  readonly keys: string;
  readonly label: string;
}

/**
 * The keys of the screen beneath, then the commands: those in which every word
 * that was typed occurs.
 */
export function helpEntries(state: State, typed: string): HelpEntry[] {
  const { bindings } = currentScreen({ ...state, modal: undefined });
  const keys = bindings.map((binding) => {
    return { keys: keysLabel(binding.keys), label: binding.label };
  });
  const commands = verbsHere(state).map((verb) => {
    return { keys: `:${verbUsage(verb)}`, label: verb.label };
  });
  return [...keys, ...commands].filter(({ keys, label }) =>
    matchesWords(`${keys} ${label}`, typed),
  );
}
