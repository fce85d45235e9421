import { expect, test } from "bun:test";

import { Pane } from "./components/pane.tsx";
import type { Line } from "./line.ts";
import { mount } from "./_mount.ts";
import { makeTheme } from "./theme.ts";

const theme = makeTheme({ noColor: true, ascii: false });

test("Pane gives each line a row, though nothing is written in it", () => {
  const lines: readonly Line[] = [
    [{ text: "first" }],
    [],
    [{ text: "" }],
    [{ text: "", bold: true }, { text: "" }],
    [{ text: "last" }],
  ];
  const pane = <Pane lines={lines} width={8} height={5} theme={theme} />;
  using mounted = mount(pane, { columns: 8, rows: 5 });
  const seen = mounted.lines().map((row) => row.trimEnd());
  expect(seen).toEqual(["first", "", "", "", "last"]);
});
