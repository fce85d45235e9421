import { contextOf } from "./ask.ts";
import { EMPTY_LINE } from "./components/edit.ts";
import { currentScreen } from "./current_screen.ts";
import { act, type Powers } from "./powers.ts";
import { queryOf, setQuery } from "./query.ts";
import { quit } from "./quit.ts";
import { changeRefresh } from "./refresh_rate.ts";
import { rowCommand } from "./row_command.ts";

/** Does what a key of the screen stands for; nothing when it is none of its. */
export function runCommand(
  powers: Powers,
  command: string,
  { key = "" }: { readonly key?: string } = {},
): void {
  if (everywhere(powers, command)) return;
  const { screen, rows } = currentScreen(powers.store.current());
  const context = contextOf(powers);
  if (rows && rowCommand(command, rows, { powers, context, key })) return;
  screen.run?.(command, context);
}

/** What works on every screen; `false` when it is none of that. */
function everywhere(powers: Powers, command: string): boolean {
  switch (command) {
    case "back":
      back(powers);
      return true;
    case "help": {
      const modal = { kind: "help", scroll: 0, line: EMPTY_LINE } as const;
      act(powers, { kind: "modal", modal });
      return true;
    }
    case "palette": {
      const modal = { kind: "palette", at: 0, line: EMPTY_LINE } as const;
      act(powers, { kind: "modal", modal });
      return true;
    }
    case "refresh-more":
      changeRefresh(powers, -1);
      return true;
    case "refresh-less":
      changeRefresh(powers, 1);
      return true;
    case "quit":
      quit(powers);
      return true;
    case "redraw":
      powers.effects.redraw();
      return true;
    default:
      return false;
  }
}

/** Ends the filter or the search first; then it leaves the screen. */
function back(powers: Powers): void {
  const { screen, route, rows } = currentScreen(powers.store.current());
  if (rows && queryOf(route, rows) !== "")
    return setQuery(powers, rows.tab, "");
  if (screen.back?.(contextOf(powers))) return;
  act(powers, { kind: "pop" });
}
