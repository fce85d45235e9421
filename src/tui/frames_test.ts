import { beforeAll, describe, expect, test } from "bun:test";
import { join } from "node:path";

import { Easel } from "./_easel.tsx";
import { frameCases, newsCases, SCREEN_NAMES } from "./_frame_cases.ts";
import { frameFaults, MARK, MARK_END } from "./_frame_faults.ts";
import type { Size } from "./layout.ts";
import type { SampleOptions } from "./_samples.ts";
import { makeTheme } from "./theme.ts";

/** Where every screen is drawn as it is entered. */
const SIZES = "40x12 40x13 61x17 79x23 80x24 99x30 100x31 120x40 200x60";

// Escape sequences, a title, a reset, wide and right-to-left letters, letters
// made of many marks, marks that turn the direction, tabs and line feeds, and
// far too much of it.
const HOSTILE =
  "\x1b[2J\x1b]0;title\x07\x1bc\x1b]52;c;eA==\x07\x1b[31m\x9b31m帳票" +
  "\u202eمرحبا👩‍👩‍👧🇮🇳z̷̡̛͈̮͇a\u0301\u200b\ufeff\u2028\t\r\n" +
  "7".repeat(10_000);

interface Kind extends SampleOptions {
  readonly ascii?: boolean;
  /** The sizes at which every key is tried, too. */
  readonly tried: string;
}

const KINDS: Readonly<Record<string, Kind>> = {
  "long text": {
    text: MARK.repeat(300) + MARK_END,
    count: 30,
    tried: "40x12 80x24 120x40",
  },
  "short text": {
    text: MARK.repeat(18) + MARK_END,
    count: 2,
    tried: "40x12 200x60",
  },
  "hostile text": { text: HOSTILE, count: 30, tried: "40x12 120x40" },
  "ASCII alone": { ascii: true, tried: "80x24" },
};

let words: ReadonlySet<string>;
beforeAll(async () => (words = await ownWords()));

for (const [kind, { ascii = false, tried, ...options }] of Object.entries(
  KINDS,
)) {
  const theme = makeTheme({ noColor: true, ascii });
  const { ellipsis } = theme;

  describe(`Frame with ${kind}`, () => {
    for (const screen of SCREEN_NAMES) {
      test(`fits and cuts nothing silently, whatever key is pressed: ${screen}`, () => {
        using easel = new Easel(theme);
        const told = SIZES.split(" ").flatMap((at) => {
          const size = sizeOf(at);
          const isTried = tried.split(" ").includes(at);
          const cases = [
            ...(isTried ? frameCases(screen, size, options) : []),
            ...newsCases(screen, size, options),
          ];
          return cases.flatMap(({ name, state }) => {
            const rules = { size, ascii, ellipsis, words };
            const faults = frameFaults(easel.draw(state), rules);
            return faults.map((fault) => `${name}, ${at}: ${fault}`);
          });
        });
        expect(told).toEqual([]);
      });
    }
  });
}

test("Frame has no colour where none is wanted, and some where there may be", async () => {
  const program = join(import.meta.dir, "_draw_program.ts");
  const { NO_COLOR, ...env } = process.env;
  const child = Bun.spawn([process.execPath, program], {
    env: { ...env, FORCE_COLOR: "3" },
    stdout: "pipe",
  });
  const { color, noColor } = await child.stdout.json();
  expect(noColor).toHaveLength(SCREEN_NAMES.length * 3);
  const sequence = /\x1b\[(?:\d+;)*(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])[;m]/;
  expect(noColor.join("")).not.toMatch(sequence);
  expect(color.join("")).toMatch(sequence);
});

function sizeOf(text: string): Size {
  const [width = 0, height = 0] = text.split("x").map(Number);
  return { width, height };
}

/** Every word in the console's own source: what is cut is none of them. */
async function ownWords(): Promise<Set<string>> {
  const found = new Set<string>();
  const files = new Bun.Glob("**/*.{ts,tsx}").scan({ cwd: import.meta.dir });
  for await (const file of files) {
    const text = await Bun.file(join(import.meta.dir, file)).text();
    for (const word of text.match(/[A-Za-z]{4,}/g) ?? []) {
      found.add(word.toLowerCase());
    }
  }
  return found;
}
