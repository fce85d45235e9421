import { contextOf } from "./ask.ts";
import { EMPTY_LINE } from "./components/edit.ts";
import { currentScreen } from "./current_screen.ts";
import { act, type Powers } from "./powers.ts";
import { queryOf, setQuery } from "./query.ts";
import { quit } from "./quit.ts";
import { changeRefresh } from "./refresh_rate.ts";
import { setMouse } from "./set_mouse.ts";

type Does = (powers: Powers) => void;

const COMMANDS: Readonly<Record<string, Does>> = {
  back,
  help: (powers) => {
    const modal = { kind: "help", scroll: 0, line: EMPTY_LINE } as const;
    act(powers, { kind: "modal", modal });
  },
  palette: (powers) => {
    const modal = { kind: "palette", at: 0, line: EMPTY_LINE } as const;
    act(powers, { kind: "modal", modal });
  },
  "refresh-more": (powers) => changeRefresh(powers, -1),
  "refresh-less": (powers) => changeRefresh(powers, 1),
  mouse: (powers) => setMouse(powers, !powers.store.current().settings.mouse),
  quit,
  redraw: ({ effects }) => effects.redraw(),
  suspend: ({ effects }) => effects.suspend(),
};

/** Does what works on every screen; `false` when it is none of that. */
export function globalCommand(powers: Powers, command: string): boolean {
  const does = Object.hasOwn(COMMANDS, command) && COMMANDS[command];
  if (!does) return false;
  does(powers);
  return true;
}

/** Ends the filter or the search first; then it leaves the screen. */
function back(powers: Powers): void {
  const { screen, route, rows } = currentScreen(powers.store.current());
  if (rows && queryOf(route, rows) !== "")
    return setQuery(powers, rows.tab, "");
  if (screen.back?.(contextOf(powers))) return;
  act(powers, { kind: "pop" });
}
