import { expect, test } from "bun:test";

import { dockerTest } from "../_tools/testing/docker_test_case.ts";
import { Program } from "./_program.ts";
import { launch } from "./_terminal.ts";

const LIMIT_MS = 120_000;
const PASSWORD = "correct horse battery";

test(
  "a person gets from sign-up to an answer in the console (processes)",
  () => inTheConsole("process"),
  LIMIT_MS,
);

dockerTest(
  "a person gets from sign-up to an answer in the console (Docker)",
  () => inTheConsole("docker"),
  { timeoutMs: LIMIT_MS },
);

/** `start` in a real terminal, with a scaler of its own behind it. */
async function inTheConsole(runtime: "docker" | "process"): Promise<void> {
  await using program = new Program();
  const flags = ["--runtime", runtime, ...program.addresses];
  await using console = launch(program.command(["start", ...flags]), {
    env: program.env(),
    cols: 120,
    rows: 40,
  });

  await console.waitFor("I want to", { withinMs: 60_000 });
  console.press("right", "tab", "asha@example.com", "tab", PASSWORD, "enter");
  await console.waitFor("Nothing is deployed");

  console.press("n");
  await console.waitFor("> Services");
  console.press("down", "down", "down", "space", "down", "space");
  await console.waitFor("2 of 6 chosen");
  console.press("enter", "enter", "enter", "enter");
  await console.waitFor("tellerline portal deploy --services ");
  console.press("enter");
  await console.waitFor("It serves", { withinMs: 60_000 });
  console.press("enter");
  await console.waitFor("2 ready of 2");

  console.press("c");
  await console.waitFor("What it does");
  if (!console.text().includes("> Loan EMI")) console.press("down");
  console.press("enter");
  await console.waitFor("> Loan");
  console.press("1000000", "tab", "8.5", "tab", "240", "enter");
  await console.waitFor("8678.23");

  console.press("esc");
  await console.waitFor("What it does");
  console.press("esc");
  await console.waitFor("1 End servers");
  console.press("q");
  await console.waitFor("Cancel");
  console.press("left", "enter");
  expect(await console.waitForExit()).toBe(0);
  expect(console.isAlternate).toBe(false);
  expect(console.isRawMode).toBe(false);
  expect(console.raw).not.toContain(PASSWORD);
}
