import type { Palette } from "./types.ts";

/** A terminal for light and one for dark pages; contrast of text at least 4.5. */
export const PALETTES = {
  light: {
    foreground: "#1f2328",
    background: "#ffffff",
    border: "#d1d9e0",
    sixteen: [
      ..."#1f2328 #c5221f #116329 #7d4e00 #0550ae #8250df #0b6374 #59636e".split(
        " ",
      ),
      ..."#656d76 #a40e26 #1a7f37 #9a6700 #0969da #a475f9 #0b7285 #8c959f".split(
        " ",
      ),
    ],
  },
  dark: {
    foreground: "#e6edf3",
    background: "#0d1117",
    border: "#30363d",
    sixteen: [
      ..."#484f58 #ff7b72 #3fb950 #d29922 #58a6ff #bc8cff #39c5cf #b1bac4".split(
        " ",
      ),
      ..."#8b949e #ffa198 #56d364 #e3b341 #79c0ff #d2a8ff #56d4dd #f0f6fc".split(
        " ",
      ),
    ],
  },
} as const satisfies Record<string, Palette>;
