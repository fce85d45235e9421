import { drawScreen } from "./draw_screen.ts";
import { page } from "./page.ts";
import type { PictureOptions, Screen } from "./types.ts";

/** Draws a screen as an SVG file. */
export function still(screen: Screen, options: PictureOptions): string {
  const { papers, inks } = drawScreen(screen);
  return page({ ...options, screen, elements: [...papers, ...inks] });
}
