import { expect, test } from "bun:test";

import { authority } from "./authority.ts";
import { readSources } from "./read_sources.ts";
import { makeSource } from "./source.ts";

test("authority() finds nothing in this repository", async () => {
  expect(authority(await readSources())).toEqual([]);
});

test("authority() finds each power that is taken", () => {
  for (const [path, text] of [
    ["src/cli/a.ts", "process.env.HOME;"],
    ["src/tui/a.ts", "Bun.argv;"],
    ["src/tui/a.ts", `import { readFileSync } from "node:fs";`],
    ["src/wire/a.ts", "await Bun.file(path).text();"],
    ["src/scaler/a.ts", `import Docker from "dockerode";`],
    ["src/finance/a.ts", "const now = Date.now();"],
    ["src/scaler/balancer/a.ts", "const p = Math.random();"],
    [
      "src/scaler/autoscaler/a.ts",
      `import { getLogger } from "@logtape/logtape";`,
    ],
    ["src/cli/a.ts", "console.log(1);"],
    ["src/tui/a.ts", "setInterval(tick, 10);"],
  ] as const) {
    expect(authority([makeSource(path, text)])).toHaveLength(1);
  }
});

test("authority() lets a pure layer name a default", () => {
  const text = "function pick({ prng = Math.random } = {}) {}";
  expect(authority([makeSource("src/finance/a.ts", text)])).toEqual([]);
});
