import { expect, test } from "bun:test";

import { oneLine } from "./one_line.ts";

test("oneLine() keeps the words and drops what moves the cursor", () => {
  expect(oneLine("out of \x1b[31mmemory\x1b[2J\r\nat once\x07")).toBe(
    "out of memory at once ",
  );
});
