import { expect, test } from "bun:test";

import { layers } from "./layers.ts";
import { readSources } from "./read_sources.ts";
import { makeSource } from "./source.ts";

test("layers() finds nothing in this repository", async () => {
  expect(layers(await readSources())).toEqual([]);
});

test("layers() finds an arrow down, sideways and past the door", () => {
  for (const [path, to] of [
    ["src/tui/app.tsx", "../scaler/scaler.ts"],
    ["src/cli/call.ts", "../finance/types.ts"],
    ["src/wire/load.ts", "../cli/types.ts"],
    ["src/scaler/store/state.ts", "../portal/types.ts"],
    ["src/scaler/balancer/types.ts", "../../wire/load.ts"],
    ["src/main.ts", "./scaler/scaler.ts"],
    ["src/base/every.ts", "../../_tools/generate.ts"],
  ] as const) {
    const source = makeSource(path, `import type { A } from "${to}";`);
    expect(layers([source])).toHaveLength(1);
  }
});

test("layers() allows arrows up and within a layer", () => {
  const text = `import { a } from "../wire/load.ts"; import b from "./b.ts";`;
  expect(layers([makeSource("src/cli/call.ts", text)])).toEqual([]);
});
