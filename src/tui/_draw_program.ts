/**
 * Prints every screen as it goes to a terminal: `color` or `no-color`. A program
 * of its own, as what colours there are is settled when Ink is imported.
 */
import { Easel } from "./_easel.tsx";
import { newsCases, SCREEN_NAMES } from "./_frame_cases.ts";
import { makeTheme } from "./theme.ts";

const size = { width: 120, height: 40 };
const noColor = process.argv[2] === "no-color";

using easel = new Easel(makeTheme({ noColor, ascii: false }));
for (const screen of SCREEN_NAMES) {
  for (const { state } of newsCases(screen, size, {})) {
    process.stdout.write(easel.raw(state));
  }
}
