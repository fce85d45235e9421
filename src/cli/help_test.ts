import { expect, test } from "bun:test";

import { capturedIo } from "../../_tools/testing/captured_io.ts";
import { help } from "./help.ts";

test("help() tells every command, and each command tells its usage", async () => {
  using io = capturedIo();
  expect(await help([], io)).toBe(0);
  const commands = [...io.out.matchAll(/^ {2}([a-z]+) /gm)];
  expect(commands.length).toBeGreaterThanOrEqual(8);
  for (const [, name = ""] of commands) {
    if (name === "help") continue;
    using one = capturedIo();
    expect(await help([name], one)).toBe(0);
    expect(one.out).toStartWith(`Usage: tellerline ${name} `.trimEnd());
  }
});

test("help() names a near command and exits with 2", async () => {
  using io = capturedIo();
  expect(await help(["scalr"], io)).toBe(2);
  expect(io.err).toContain('did you mean "scaler"?');
});
