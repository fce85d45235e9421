import { expect, test } from "bun:test";

import { CONSOLE_FLAGS, consoleFlags } from "./_console_flags.ts";
import { parseArguments } from "./arguments.ts";

function read(...args: readonly string[]) {
  return consoleFlags(parseArguments(args, CONSOLE_FLAGS));
}

test("consoleFlags() chooses nothing that was not given", () => {
  expect(read()).toEqual({});
});

test("consoleFlags() reads every flag, and a switch turned off", () => {
  expect(
    read("--theme", "night", "--refresh", "0.5", "--no-mouse", "--read-only"),
  ).toEqual({ theme: "night", refreshMs: 500, mouse: false, readOnly: true });
  expect(read("--ascii", "--plain")).toEqual({ ascii: true, plain: true });
});

test("consoleFlags() names the themes there are", () => {
  expect(() => read("--theme", "nigth")).toThrow(
    /^Cannot use theme "nigth": give one of .*did you mean "night"/,
  );
});

test("consoleFlags() refuses a rate that no terminal keeps up with", () => {
  expect(() => read("--refresh", "0.01")).toThrow(
    "Cannot refresh every 0.01 s: give 0.1 to 60",
  );
  expect(() => read("--refresh", "often")).toThrow('"often"');
});
