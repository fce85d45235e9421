import { expect, test } from "bun:test";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { Program } from "./_program.ts";
import { deployAt, expectRestored, signUpAt } from "./_steps.ts";
import { QUICK_TUNING } from "./_tenant.ts";
import { launch, type TerminalProgram } from "./_terminal.ts";

const LIMIT_MS = 180_000;
const SCALING = { withinMs: 60_000 };

test(
  "a person deploys, calculates, sends load, sees it scale out, changes it, sees it scale in, deletes it and quits",
  async () => {
    await using program = new Program();
    const config = join(program.directory, "config.json");
    writeFileSync(config, JSON.stringify({ tuning: QUICK_TUNING }));
    const flags = ["--runtime", "process", "--config", config];
    const args = ["start", ...flags, ...program.addresses];
    await using console = launch(program.command(args), {
      env: program.env(),
      cols: 100,
      rows: 36,
    });

    await signUpAt(console);
    await deployAt(console, {
      services: ["Loan EMI"],
      name: "hall",
      waitMs: 1_000,
    });
    await console.waitFor("2 ready of 2");

    await calculate(console);
    await sendLoad(console);
    await backToInstance(console);
    console.press("3");
    await console.waitFor(/scale_out 2 to \d/, SCALING);
    await console.waitFor(/Adding \d+ end servers? \(2 → \d+\): \S+/, SCALING);
    await console.waitFor(/([3-9]|10) ready of/, SCALING);

    await changeStrategy(console);
    await console.waitFor(/scale_in \d to \d/, SCALING);
    await console.waitFor("2 ready of 2", SCALING);

    console.press("d");
    await console.waitFor("> Cancel");
    console.press("left", "enter");
    await console.waitFor("> Delete");
    console.press("hall", "enter");
    await console.waitFor("Nothing is deployed");
    console.press("q");
    expect(await console.waitForExit({ withinMs: 40_000 })).toBe(0);
    expectRestored(console);
    expect(program.holder()).toBeUndefined();
    expect(endServersOf(program)).toEqual([]);
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

/** More calls under way than two end servers are to have, for a while. */
async function sendLoad(console: TerminalProgram): Promise<void> {
  console.type("\x07"); // Ctrl-G
  await console.waitFor("> Calls a second");
  console.press("ctrl-u", "40", "tab", "ctrl-u", "12", "enter");
  await console.waitFor("running: 40/s");
}

/** A key right after Esc would be Alt and that key: each is seen first. */
async function backToInstance(console: TerminalProgram): Promise<void> {
  console.press("esc");
  await console.waitFor((it) => !it.text().includes("Calls a second"));
  console.press("esc");
  await console.waitFor("What it does");
  console.press("esc");
  await console.waitFor("1 End servers");
}

async function changeStrategy(console: TerminalProgram): Promise<void> {
  console.press("u");
  await console.waitFor("> Name");
  console.press("tab", "right", "enter");
  await console.waitFor("To be changed");
  expect(console.text()).toMatch(/Strategy: least_connections .+ peak_ewma/);
  console.press("enter");
  await console.waitFor("Changed");
}

/** The end servers this program's scaler keeps a record of. */
function endServersOf(program: Program): string[] {
  return [...new Bun.Glob("end_servers/**/*.json").scanSync(program.directory)];
}
