import { expect, setDefaultTimeout, test } from "bun:test";
import { join } from "node:path";

import { PASSWORD, RealScaler } from "../_tools/testing/real_scaler.ts";
import { temporaryDirectory } from "../_tools/testing/temporary_directory.ts";
import { expectRestored, logInAt, wishAt } from "./_steps.ts";
import { launch, type TerminalProgram } from "./_terminal.ts";

const PROGRAM = join(import.meta.dir, "_console_program.ts");
const EMAIL = "asha@example.com";

setDefaultTimeout(60_000);

test("the terminal's cursor stands where text goes in, and at the row that is chosen", async () => {
  using directory = temporaryDirectory();
  await using scaler = await RealScaler.start();
  const tenant = await scaler.tenant(EMAIL);
  for (const name of ["loans", "taxes"]) {
    await tenant.createInstance({ name, settings: { services: ["echo"] } });
  }
  const args = ["console", scaler.address, directory.path];
  await using program = launch(["bun", PROGRAM, ...args]);
  await wishAt(program, "log in");
  await cursorAt(program, "◂ log in");
  program.press("tab", "abc");
  await cursorAt(program, "abc", { from: /E-mail/, after: 3 });
  program.press("left", "left");
  await cursorAt(program, "bc", { from: /E-mail/ });
  program.resize(100, 30);
  await cursorAt(program, "bc", { from: /E-mail/ });
  program.press("shift-tab");
  await cursorAt(program, "◂ log in");
  await logInAt(program, { email: EMAIL, password: PASSWORD });

  await cursorAt(program, "> loans");
  program.press("down");
  await cursorAt(program, "> taxes");
  program.press("/", "tax");
  await program.waitFor("1 of 2");
  await program.waitFor(({ cursor }) => cursor.column === 4);
  expect(program.lines()[program.cursor.row]).toStartWith("/tax");
  program.press("enter", ":");
  await program.waitFor(({ cursor }) => cursor.row === 1);
  expect(program.cursor.column).toBe(2);
  program.press("esc");
  await cursorAt(program, "> taxes");
  program.press("q");
  expect(await program.waitForExit()).toBe(0);
  expectRestored(program);
});

test("the terminal's cursor is hidden where nothing is chosen", async () => {
  using directory = temporaryDirectory();
  const args = ["client", "127.0.0.1:1", directory.path];
  await using program = launch(["bun", PROGRAM, ...args]);
  await program.waitFor("Cannot reach 127.0.0.1:1");
  expect(program.isCursorVisible).toBe(false);
});

/** Where on the screen a text is looked for. */
interface Where {
  /** The line it is in. @default any */
  readonly from?: RegExp;
  /** Columns after its beginning that are meant. @default 0 */
  readonly after?: number;
}

/** Resolves once the cursor is seen at the beginning of a text. */
async function cursorAt(
  program: TerminalProgram,
  text: string,
  { from = /^/, after = 0 }: Where = {},
): Promise<void> {
  await program.waitFor((it) => {
    const { column, row } = it.cursor;
    const line = it.lines()[row] ?? "";
    const isThere = from.test(line) && line.indexOf(text) + after === column;
    return isThere && it.isCursorVisible;
  });
}
