/**
 * Prints every screen as it goes to a terminal that has colours, as JSON: once
 * with them and once where none are wanted. It is a program of its own, as what
 * colours there are is settled when Ink is imported.
 */
import { Easel } from "./_easel.tsx";
import { newsCases, SCREEN_NAMES } from "./_frame_cases.ts";
import { makeTheme } from "./theme.ts";

const SIZE = { width: 120, height: 40 };

function drawn({ noColor }: { readonly noColor: boolean }): string[] {
  using easel = new Easel(makeTheme({ noColor, ascii: false }));
  return SCREEN_NAMES.flatMap((screen) =>
    newsCases(screen, SIZE, {}).map(({ state }) => easel.raw(state)),
  );
}

const frames = {
  color: drawn({ noColor: false }),
  noColor: drawn({ noColor: true }),
};
process.stdout.write(JSON.stringify(frames));
