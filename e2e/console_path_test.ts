import { expect, test } from "bun:test";

import { dockerTest } from "../_tools/testing/docker_test_case.ts";
import { Program } from "./_program.ts";
import { deployAt, expectRestored, signUpAt } from "./_steps.ts";
import { ACCOUNT } from "./_tenant.ts";
import { launch } from "./_terminal.ts";

const LIMIT_MS = 120_000;

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

/** `start` in a real terminal, with a scaler of its own in the background. */
async function inTheConsole(runtime: "docker" | "process"): Promise<void> {
  await using program = new Program();
  const flags = ["--runtime", runtime, ...program.addresses];
  await using console = launch(program.command(["start", ...flags]), {
    env: program.env(),
    cols: 120,
    rows: 40,
  });

  await signUpAt(console);
  await deployAt(console, { services: ["Income tax", "Loan EMI"] });
  await console.waitFor("2 ready of 2");

  console.press("c");
  await console.waitFor("What it does");
  if (!console.text().includes("> Loan EMI")) console.press("down");
  console.press("enter");
  await console.waitFor("> Loan");
  console.press("1000000", "tab", "8.5", "tab", "240", "enter");
  await console.waitFor("8678.23");

  console.press("esc");
  await console.waitFor((it) => !it.lines()[0]?.includes("Loan EMI"));
  console.press("q");
  await console.waitFor("> Cancel");
  console.press("left");
  await console.waitFor("> Stop everything");
  console.press("enter");
  expect(await console.waitForExit({ withinMs: 40_000 })).toBe(0);
  expectRestored(console);
  expect(program.holder()).toBeUndefined();
  expect(console.raw).not.toContain(ACCOUNT.password);
}
