import { expect, test } from "bun:test";

import { mount, type ScreenSize } from "./_mount.ts";
import { sampleState } from "./_samples.ts";
import type { Editing } from "./components/edit.ts";
import { Frame } from "./frame.tsx";
import { widthOf } from "./text.ts";
import { makeTheme } from "./theme.ts";
import type { Modal, State } from "./types.ts";

const SIZES: readonly ScreenSize[] = [
  { columns: 40, rows: 12 },
  { columns: 80, rows: 24 },
  { columns: 120, rows: 40 },
  { columns: 200, rows: 60 },
];

// Escape sequences, a title, a reset, wide and right-to-left letters, marks
// that turn the direction, tabs and line feeds, and far too much of it.
const HOSTILE =
  "\x1b[2J\x1b]0;title\x07\x1bc\x1b]52;c;eA==\x07帳票\u202eمرحبا👩‍👩‍👧\t\r\n" +
  "x".repeat(10_000);

const OVER = ["help", "palette", "query", "confirm"] as const;
const OVER_FOOTERS = {
  help: /close/,
  palette: /complete/,
  query: /keep/,
  confirm: /cancel/,
};

for (const kind of OVER) {
  for (const size of SIZES) {
    const at = `${kind} at ${size.columns}x${size.rows}`;
    test(`Frame shows what lies over it: ${at}`, () => {
      const lines = draw(stateWith(kind, "loans"), size);
      expectWithin(lines, size);
      expect(lines.at(-1)).toMatch(OVER_FOOTERS[kind]);
      expect(lines.join("\n")).toContain("loans");
      expect(lines[0]).toContain("Instances");
    });

    test(`Frame stands hostile text in what lies over it: ${at}`, () => {
      const lines = draw(stateWith(kind, HOSTILE), size);
      expectWithin(lines, size);
      expect(lines.at(-1)).toMatch(OVER_FOOTERS[kind]);
      expect(lines.join("")).not.toMatch(/[\u0000-\u001f\u202e]/);
    });

    test(`Frame needs no more than ASCII for what lies over it: ${at}`, () => {
      const lines = draw(stateWith(kind, "loans"), size, { ascii: true });
      expect(lines.join("")).toMatch(/^[ -~]*$/);
    });
  }
}

test.each(SIZES)("Frame says what rows are filtered by at %p", (size) => {
  const state = sampleState("instances", { text: "loans" });
  const routes = state.routes.map((route) => ({
    ...route,
    queries: { instances: "loans in rupees" },
  }));
  const settings = { ...state.settings, refreshMs: 500 };
  const all = { ...state, routes, settings, readOnly: true };
  const lines = draw(all, size);
  expectWithin(lines, size);
  expect(lines[0]).toMatch(/Inst.* \/loans.* 0 of 1 .*read-only/);
  expect(lines[0]?.includes("every 0.5 s")).toBe(size.columns >= 80);
});

test("Frame shows the end servers and what the policy decided side by side", () => {
  const lines = draw(sampleState("instance"), { columns: 120, rows: 40 });
  const text = lines.join("\n");
  for (const title of ["End servers", "Connections", "Decisions", "Log"]) {
    expect(text).toContain(title);
  }
  expect(text).toContain("scale_out 2 to 4");
});

test("Frame drops the less important columns first", () => {
  const wide = draw(sampleState("instance"), { columns: 80, rows: 24 });
  const narrow = draw(sampleState("instance"), { columns: 40, rows: 12 });
  expect(wide.join()).toContain("Memory");
  expect(narrow.join()).not.toContain("Memory");
  expect(narrow.join()).toContain("State");
});

/** The list of instances, and something that was typed over it. */
function stateWith(kind: (typeof OVER)[number], typed: string): State {
  const state = sampleState("instances", { text: typed });
  const line = { value: typed, cursor: 3 };
  return { ...state, modal: modalOf(kind, line) };
}

function modalOf(kind: (typeof OVER)[number], line: Editing): Modal {
  switch (kind) {
    case "help":
      return { kind, scroll: 2, line };
    case "palette":
      return { kind, at: 0, line };
    case "query":
      return { kind, tab: "instances", line, before: "" };
    case "confirm": {
      const { value } = line;
      const action = { kind: "delete", instanceId: "i1" } as const;
      const choices = [{ label: value, action }];
      const confirm = { question: value, choices, typed: value };
      return { kind, confirm, at: 1, line };
    }
    default:
      return kind satisfies never;
  }
}

function draw(
  state: State,
  size: ScreenSize,
  { ascii = false }: { readonly ascii?: boolean } = {},
): string[] {
  const theme = makeTheme({ noColor: true, ascii });
  const { columns: width, rows: height } = size;
  const sized = { ...state, size: { width, height } };
  using mounted = mount(<Frame state={sized} theme={theme} />, size);
  return mounted.lines();
}

function expectWithin(lines: readonly string[], size: ScreenSize): void {
  expect(lines).toHaveLength(size.rows);
  const widest = Math.max(...lines.map(widthOf));
  expect(widest).toBeLessThanOrEqual(size.columns);
}
