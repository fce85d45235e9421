import { expect, test } from "bun:test";
import { join } from "node:path";

import { buildProgram } from "../_tools/build_program.ts";
import { temporaryDirectory } from "../_tools/testing/temporary_directory.ts";
import { Program } from "./_program.ts";
import { deployAt, expectRestored, signUpAt } from "./_steps.ts";
import { launch, type TerminalProgram } from "./_terminal.ts";

const LIMIT_MS = 180_000;
const LOAN = [
  ...["loan_emi", "--principal", "1000000"],
  ...["--rate-percent", "8.5", "--tenure-months", "240"],
];

test(
  "the compiled program is its scaler, end servers and threads, with no file but itself",
  async () => {
    using place = temporaryDirectory();
    const file = join(place.path, "tellerline");
    await buildProgram(file);
    await using program = new Program([file]);
    const args = ["start", "--runtime", "process", ...program.addresses];
    await using console = launch(program.command(args), {
      env: program.env(),
      cwd: place.path,
      cols: 100,
      rows: 36,
    });

    await signUpAt(console);
    await deployAt(console, { services: ["Loan EMI"], name: "hall" });
    await console.waitFor("2 ready of 2");
    const port = /port (\d+)/.exec(console.text())?.[1] ?? "";
    expect(await program.ok(["call", port, ...LOAN])).toContain("8678.23");
    const made = await program.ok(["simulate", "--minutes", "1", "--json"]);
    expect(JSON.parse(made)).toBeObject();

    await calculate(console);
    console.type("\x07"); // Ctrl-G
    await console.waitFor("> Calls a second");
    console.press("ctrl-u", "20", "tab", "ctrl-u", "2", "enter");
    await console.waitFor(/OK +[1-9]/);

    console.press("ctrl-c");
    await console.waitFor("> Cancel");
    console.press("ctrl-c");
    expect(await console.waitForExit({ withinMs: 40_000 })).toBe(0);
    expectRestored(console);
    expect(program.holder()).toBeUndefined();
  },
  LIMIT_MS,
);

async function calculate(console: TerminalProgram): Promise<void> {
  console.press("c");
  await console.waitFor("What it does");
  console.press("enter");
  await console.waitFor("> Loan");
  console.press("1000000", "tab", "8.5", "tab", "240", "enter");
  await console.waitFor("8678.23");
}
