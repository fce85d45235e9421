import { expect, test } from "bun:test";

import { rejectionOf } from "../_tools/testing/rejection_of.ts";
import { launch } from "./_terminal.ts";

test("launch() shows what the program drew and gives its exit code", async () => {
  await using program = launch([
    "sh",
    "-c",
    "printf 'a\\033[7mb\\033[0mc'; exit 3",
  ]);
  expect(await program.waitForExit()).toBe(3);
  expect(program.lines()[0]).toBe("abc");
  expect([0, 1, 2].map((column) => program.isInverse(0, column))).toEqual([
    false,
    true,
    false,
  ]);
});

test("launch() delivers keys and new sizes to the program", async () => {
  await using program = launch([
    "sh",
    "-c",
    "trap 'stty size' WINCH; echo up; read -r line; echo got $line; read -r line",
  ]);
  await program.waitFor("up");
  program.press("hello", "enter");
  await program.waitFor("got hello");
  program.resize(100, 30);
  await program.waitFor("30 100");
});

test("launch() tells raw mode and the alternate screen", async () => {
  await using program = launch([
    "sh",
    "-c",
    "stty raw -echo; printf '\\033[?1049h\\033[?25lin'; dd bs=1 count=1 >/dev/null 2>&1; stty sane; printf '\\033[?1049l\\033[?25hout'",
  ]);
  await program.waitFor("in");
  expect(program.isRawMode).toBe(true);
  expect(program.isAlternate).toBe(true);
  expect(program.isCursorVisible).toBe(false);
  program.press("x");
  await program.waitForExit();
  expect(program.isRawMode).toBe(false);
  expect(program.isAlternate).toBe(false);
  expect(program.isCursorVisible).toBe(true);
});

test("waitFor() shows the screen when what it waits for does not come", async () => {
  await using program = launch(["sh", "-c", "echo something else; sleep 30"]);
  await program.waitFor("something");
  const waiting = program.waitFor("this", { withinMs: 50 });
  expect(await rejectionOf(waiting)).toThrow(
    /Cannot see this[^]*something else/,
  );
});
