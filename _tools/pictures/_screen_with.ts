import xterm from "@xterm/headless";

import { screenOf } from "./screen_of.ts";
import type { Screen } from "./types.ts";

/** A small terminal's screen after a text, escape sequences included. */
export async function screenWith(
  text: string,
  size: { readonly cols: number; readonly rows: number } = {
    cols: 12,
    rows: 3,
  },
): Promise<Screen> {
  const terminal = new xterm.Terminal({ ...size, allowProposedApi: true });
  await new Promise<void>((resolve) => terminal.write(text, resolve));
  const screen = screenOf(terminal);
  terminal.dispose();
  return screen;
}
