import { expect, setDefaultTimeout, test } from "bun:test";
import { join } from "node:path";

import { PASSWORD, RealScaler } from "../_tools/testing/real_scaler.ts";
import { temporaryDirectory } from "../_tools/testing/temporary_directory.ts";
import { logInAt } from "./_steps.ts";
import { launch } from "./_terminal.ts";

const PROGRAM = join(import.meta.dir, "_console_program.ts");
const EMAIL = "asha@example.com";

setDefaultTimeout(60_000);

test("a person filters, sorts, copies and goes places by name", async () => {
  using directory = temporaryDirectory();
  await using scaler = await RealScaler.start();
  const client = await scaler.tenant(EMAIL);
  for (const [name, service] of [
    ["deposits", "fixed_deposit"],
    ["loans", "loan_emi"],
    ["taxes", "income_tax"],
  ] as const) {
    const settings = { services: [service] };
    await client.createInstance({ name, settings });
  }
  const args = ["console", scaler.address, directory.path];
  await using program = launch(["bun", PROGRAM, ...args], {
    env: { TMUX: "" },
  });
  await logInAt(program, { email: EMAIL, password: PASSWORD });
  await program.waitFor("loans");

  program.press("s", "R");
  await program.waitFor("Sorted by Name, Z to A");
  expect(rowsOf(program.lines())).toEqual(["taxes", "loans", "deposits"]);

  program.press("/", "emi");
  await program.waitFor("1 of 3");
  program.press("enter");
  await program.waitFor("/emi 1 of 3");
  expect(rowsOf(program.lines())).toEqual(["loans"]);

  program.press("y");
  await program.waitFor("Copied the port");
  const port = /Copied the port: (\d+)/.exec(program.text())?.[1] ?? "";
  expect(program.raw).toContain(`\x1b]52;c;${btoa(port)}\x07`);

  program.press(":", "inst tax", "enter");
  await program.waitFor("taxes");
  await program.waitFor("1 End servers");
  program.press("esc");
  await program.waitFor("/emi 1 of 3");
  expect(rowsOf(program.lines())).toEqual(["loans"]);
  program.press("esc");
  await program.waitFor((it) => rowsOf(it.lines()).length === 3);

  program.press(":", "refresh 2s", "enter");
  await program.waitFor("every 2 s");
  program.press("?", "reverse");
  await program.waitFor("reverse order");
  expect(program.text()).not.toContain("redraw");
});

/** The names in the table, top to bottom. */
function rowsOf(lines: readonly string[]): string[] {
  return lines.flatMap((line) => {
    const name = /^[> ] (taxes|loans|deposits) /.exec(line)?.[1];
    return name === undefined ? [] : [name];
  });
}
