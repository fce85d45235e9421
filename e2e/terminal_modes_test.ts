import { expect, test } from "bun:test";
import { join } from "node:path";

import { temporaryDirectory } from "../_tools/testing/temporary_directory.ts";
import { launch, type TerminalProgram } from "./_terminal.ts";

const MAIN = join(import.meta.dir, "../src/main.ts");
/** Nothing listens there: client mode says so, and that is enough here. */
const NOBODY = "127.0.0.1:1";

test("Ctrl-Z gives the terminal to the shell, and fg brings the console back", async () => {
  using directory = temporaryDirectory();
  await using shell = launch(["bash", "--norc", "--noprofile", "-i"], {
    env: environment(directory.path),
  });
  await shell.waitFor(/[$#]\s*$/);
  shell.type(`${command("client", NOBODY).join(" ")}\r`);
  await shell.waitFor("Cannot reach");
  shell.press("ctrl-z");
  await shell.waitFor("Stopped");
  expect(shell.isAlternate).toBe(false);
  expect(shell.isCursorVisible).toBe(true);
  expectOff(shell, ["1004"]); // the shell itself has pastes told
  shell.type("fg\r");
  await shell.waitFor((it) => it.isAlternate && /quit/.test(it.text()));
  expect(shell.lines()[0]).toContain("tellerline");
  shell.press("q");
  await shell.waitFor((it) => !it.isAlternate);
  shell.type("exit\r");
  expect(await shell.waitForExit()).toBe(0);
});

test("--mouse has clicks told, and q on the screen can be clicked", async () => {
  using directory = temporaryDirectory();
  await using program = launch(command("client", "--mouse", NOBODY), {
    env: environment(directory.path),
  });
  await program.waitFor(/q quit/);
  await program.waitFor("Cannot reach");
  const row = program.lines().findIndex((it) => it.includes("q quit"));
  const column = program.lines()[row]?.indexOf("q quit") ?? 0;
  program.type(`\x1b[<0;${column + 1};${row + 1}M`);
  expect(await program.waitForExit()).toBe(0);
  expectOff(program, ["1000", "1004", "1006", "1049", "2004"]);
  expect(program.isRawMode).toBe(false);
});

test("without --mouse the mouse is left to the terminal", async () => {
  using directory = temporaryDirectory();
  await using program = launch(command("client", NOBODY), {
    env: environment(directory.path),
  });
  await program.waitFor("Cannot reach");
  program.press("q");
  expect(await program.waitForExit()).toBe(0);
  expect(program.raw).not.toContain("\x1b[?1000h");
});

test("a killed console leaves no report on", async () => {
  using directory = temporaryDirectory();
  await using program = launch(command("client", "--mouse", NOBODY), {
    env: environment(directory.path),
  });
  await program.waitFor("Cannot reach");
  program.signal("SIGTERM");
  expect(await program.waitForExit()).toBe(143);
  expectOff(program, ["1000", "1004", "1006", "1049", "2004"]);
});

test("a console killed in the middle of a paste, its window changing, gives the terminal back", async () => {
  using directory = temporaryDirectory();
  await using program = launch(command("client", NOBODY), {
    env: environment(directory.path),
  });
  await program.waitFor("Cannot reach");
  for (let width = 40; width < 60; width++) program.resize(width, 12);
  program.type("\x1b[200~half a pas");
  program.signal("SIGTERM");
  expect(await program.waitForExit()).toBe(143);
  expectOff(program, ["1004", "1049", "2004"]);
  expect(program.isRawMode).toBe(false);
  expect(program.isCursorVisible).toBe(true);
});

function command(...args: readonly string[]): string[] {
  return [process.execPath, MAIN, ...args];
}

function environment(path: string): Record<string, string> {
  return { TELLERLINE_STATE: path, XDG_CONFIG_HOME: path, PS1: "$ " };
}

/** The last thing said about each mode is that it is off. */
function expectOff({ raw }: TerminalProgram, modes: readonly string[]): void {
  for (const mode of modes) {
    const on = raw.lastIndexOf(`\x1b[?${mode}h`);
    const off = raw.lastIndexOf(`\x1b[?${mode}l`);
    expect([mode, on >= 0, off > on]).toEqual([mode, true, true]);
  }
}
