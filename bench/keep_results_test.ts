import { expect, test } from "bun:test";

import { temporaryDirectory } from "../_tools/testing/temporary_directory.ts";
import { keepResult, readResults } from "./keep_results.ts";

const ROWS = [{ what: "HAProxy", values: { "requests/s": 5 } }];
const HOW = { rounds: 5, quick: false };

test("readResults() finds what keepResult() kept", () => {
  using scratch = temporaryDirectory();
  keepResult(scratch.path, { name: "a", title: "A" }, { rows: ROWS, ...HOW });
  keepResult(scratch.path, { name: "b", title: "B" }, { rows: [], ...HOW });
  const results = readResults(scratch.path);
  expect([...results.keys()]).toEqual(["a", "b"]);
  expect(results.get("a")).toMatchObject({ title: "A", rows: ROWS, ...HOW });
});

test("keepResult() replaces what was kept before", () => {
  using scratch = temporaryDirectory();
  keepResult(scratch.path, { name: "a", title: "A" }, { rows: [], ...HOW });
  keepResult(scratch.path, { name: "a", title: "A" }, { rows: ROWS, ...HOW });
  expect(readResults(scratch.path).get("a")?.rows).toEqual(ROWS);
});
