import { expect, test } from "bun:test";

import { temporaryDirectory } from "../../_tools/testing/temporary_directory.ts";
import { keepResult } from "../keep_results.ts";
import { drawResults } from "./draw_results.ts";

const HOW = { rounds: 1, quick: true };

test("drawResults() draws what is kept", async () => {
  using scratch = temporaryDirectory();
  const rows = [{ what: "HAProxy", values: { "CPU µs/request": 10 } }];
  const named = { name: "unary_4x16", title: "Unary" };
  keepResult(scratch.path, named, { rows, ...HOW });
  const [file = ""] = drawResults(scratch.path);
  expect(await Bun.file(file).text()).toContain("HAProxy");
});

test("drawResults() draws nothing where nothing was forwarded", () => {
  using scratch = temporaryDirectory();
  const named = { name: "picks", title: "Picks" };
  keepResult(scratch.path, named, { rows: [], ...HOW });
  expect(drawResults(scratch.path)).toEqual([]);
});
