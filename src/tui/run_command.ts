import { contextOf } from "./ask.ts";
import { currentScreen } from "./current_screen.ts";
import { globalCommand } from "./global_command.ts";
import type { Powers } from "./powers.ts";
import { rowCommand } from "./row_command.ts";

/** Does what a key of the screen stands for; nothing when it is none of its. */
export function runCommand(
  powers: Powers,
  command: string,
  { key = "" }: { readonly key?: string } = {},
): void {
  if (globalCommand(powers, command)) return;
  const { screen, rows } = currentScreen(powers.store.current());
  const context = contextOf(powers);
  if (rows && rowCommand(command, rows, { powers, context, key })) return;
  screen.run?.(command, context);
}
