import { expect, test } from "bun:test";

import { openForm } from "../components/form.ts";
import { routeTo } from "../reduce.ts";
import { NO_DATA } from "../reduce_data.ts";
import { makeTheme } from "../theme.ts";
import { reviewLines } from "./_review_lines.ts";

const theme = makeTheme({ noColor: true, ascii: false });

function reviewed(height: number): string[] {
  const form = openForm([], { services: "echo", min: "3" });
  const route = routeTo("deploy", { form });
  const room = { width: 80, height, theme };
  const lines = reviewLines({ data: NO_DATA, route }, room);
  return lines.map((spans) => spans.map(({ text }) => text).join(""));
}

test("reviewLines() leaves nothing out where there is room", () => {
  const lines = reviewed(60);
  expect(lines.join("\n")).not.toContain("more");
  expect(lines.some((line) => line.includes("Memory limit"))).toBe(true);
});

test("reviewLines() uses all the room there is, and says how much is left", () => {
  const all = reviewed(60).length;
  const lines = reviewed(all - 4);
  expect(lines).toHaveLength(all - 4);
  expect(lines.some((line) => line.includes("  and 5 more"))).toBe(true);
  expect(lines.some((line) => line.includes("Least end servers"))).toBe(true);
});
