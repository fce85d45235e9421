import { expect, setDefaultTimeout, test } from "bun:test";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { PASSWORD, RealScaler } from "../_tools/testing/real_scaler.ts";
import { temporaryDirectory } from "../_tools/testing/temporary_directory.ts";
import { deployAt, expectRestored, signUpAt, wishAt } from "./_steps.ts";
import {
  launch,
  type LaunchOptions,
  type TerminalProgram,
} from "./_terminal.ts";

const PROGRAM = join(import.meta.dir, "_console_program.ts");
const EMAIL = "asha@example.com";
const ENTRY = { email: EMAIL, password: PASSWORD } as const;
const HALL = { services: ["Loan EMI"], name: "hall" } as const;

setDefaultTimeout(60_000);

test("runConsole() goes from signing up to an answer, and gives the terminal back", async () => {
  using directory = temporaryDirectory();
  await using scaler = await RealScaler.start();
  await using program = open(["console", scaler.address, directory.path]);
  await signUpAt(program, ENTRY);
  await deployAt(program, HALL);
  await program.waitFor("2 ready of 2");
  await program.waitFor(/-1 +ready/);
  program.press("c");
  await program.waitFor("What it does");
  program.press("enter");
  await program.waitFor("> Loan");
  program.press("1000000", "tab", "8.5", "tab", "240", "enter");
  await program.waitFor("8678.23");
  await program.waitFor(/Answered by [0-9a-f]{12}-[12] in [\d.]+ m?s/);
  program.press("esc");
  await program.waitFor("What it does");
  program.press("q");
  expect(await program.waitForExit()).toBe(0);
  expectRestored(program);

  const log = readFileSync(join(directory.path, "logs/client.jsonl"), "utf8");
  expect(JSON.parse(log)).toMatchObject({ service: "loan_emi" });
  expect(log).toContain("8678.23");
  expect(program.raw).not.toContain(PASSWORD);
});

test("runConsole() shows what the server found wrong beside the field", async () => {
  using directory = temporaryDirectory();
  await using scaler = await RealScaler.start();
  await using program = open(["console", scaler.address, directory.path]);
  await program.waitFor("I want to");
  program.press("tab", "a@example.com", "tab", "short", "enter");
  await program.waitFor("! 5 bytes were given; 8 to 72 are accepted");
  program.press("ctrl-u", PASSWORD, "enter");
  await program.waitFor("Nothing is deployed");
  program.press("n");
  await program.waitFor("> Services");
  program.press("enter");
  await program.waitFor("! Choose at least one");
  program.press("space", "enter", "enter", "enter");
  await program.waitFor("> Least end servers");
  program.press("ctrl-u", "99", "enter");
  await program.waitFor("Enter deploys it");
  program.press("enter");
  await program.waitFor(/> Least end servers +\[99/);
  await program.waitFor(/! .*99/);
  expect(await scaler.instances("a@example.com")).toHaveLength(0);
});

test("runConsole() deletes only after a yes, and Enter alone is a no", async () => {
  using directory = temporaryDirectory();
  await using scaler = await RealScaler.start();
  await using program = open(["console", scaler.address, directory.path]);
  await signUpAt(program, ENTRY);
  await deployAt(program, HALL);
  program.press("d");
  await program.waitFor("> Cancel");
  program.press("enter");
  await program.waitFor("1 End servers");
  expect(await scaler.instances(EMAIL)).toHaveLength(1);
  program.press("d");
  await program.waitFor("> Cancel");
  program.press("left", "enter");
  await program.waitFor("> Delete");
  program.press("hall", "enter");
  await program.waitFor("Nothing is deployed");
  expect(await scaler.instances(EMAIL)).toHaveLength(0);
});

test("runConsole() changes and scales a running instance", async () => {
  using directory = temporaryDirectory();
  await using scaler = await RealScaler.start();
  await using program = open(["console", scaler.address, directory.path]);
  await signUpAt(program, ENTRY);
  await deployAt(program, HALL);
  program.press("u");
  await program.waitFor("> Name");
  program.press("tab", "right", "enter");
  await program.waitFor("To be changed");
  program.press("enter");
  await program.waitFor("Changed");
  const [instance] = await scaler.instances(EMAIL);
  expect(instance?.settings).toMatchObject({ strategy: "peak_ewma", max: 10 });
  program.press("s");
  await program.waitFor("> End servers");
  program.press("backspace", "4", "enter");
  await program.waitFor("4 ready of 4");
});

test("runConsole() says that it lost the scaler, and finds it again", async () => {
  using directory = temporaryDirectory();
  await using scaler = await RealScaler.start();
  await using program = open(["console", scaler.address, directory.path]);
  await signUpAt(program, ENTRY);
  await deployAt(program, HALL);
  await program.waitFor("2 ready of 2");
  program.press("u");
  await program.waitFor("> Name");
  program.press("tab", "tab", "tab", "tab", "7");
  await program.waitFor("[27");
  await scaler.stop();
  await program.waitFor(/stale \d+ s/);
  await scaler.start();
  await program.waitFor((it) => !/stale/.test(it.text()));
  expect(program.text()).toContain("[27");
});

test("runConsole() asks what is to become of a scaler in the background", async () => {
  using directory = temporaryDirectory();
  await using scaler = await RealScaler.start();
  const args = ["console", scaler.address, directory.path, "background"];
  await using program = open(args);
  await signUpAt(program, ENTRY);
  await deployAt(program, HALL);
  program.press("q");
  await program.waitFor("> Cancel");
  program.press("enter");
  await program.waitFor("1 End servers");
  program.press("q");
  await program.waitFor("> Cancel");
  program.press("tab");
  await program.waitFor("> Keep serving in the background");
  program.press("enter");
  expect(await program.waitForExit()).toBe(0);
  expect(program.raw).toContain("fate: keep");
  expectRestored(program);
});

test("runConsole() stops what is in the background on two Ctrl-C in a row", async () => {
  using directory = temporaryDirectory();
  await using scaler = await RealScaler.start();
  const args = ["console", scaler.address, directory.path, "background"];
  await using program = open(args);
  await signUpAt(program, ENTRY);
  await deployAt(program, HALL);
  program.press("ctrl-c", "ctrl-c");
  expect(await program.waitForExit()).toBe(0);
  expect(program.raw).toContain("fate: stop");
  expectRestored(program);
});

test("runConsole() keeps header and footer in place at every size", async () => {
  using directory = temporaryDirectory();
  await using scaler = await RealScaler.start();
  await using program = open(["console", scaler.address, directory.path]);
  await signUpAt(program, ENTRY);
  await deployAt(program, HALL);
  const sizes = [
    [120, 40],
    [40, 12],
    [200, 60],
    [80, 24],
    [60, 20],
  ] as const;
  for (const [cols, rows] of sizes) {
    program.resize(cols, rows);
    await program.waitFor((it) => {
      const lines = it.lines();
      return (
        (lines[0]?.includes("hall") ?? false) &&
        (lines[rows - 1]?.includes("? help") ?? false) &&
        lines.filter((line) => line.includes("? help")).length === 1
      );
    });
  }
  program.resize(30, 10);
  await program.waitFor("terminal too small");
  program.resize(80, 24);
  await program.waitFor("1 End servers");
});

test("runConsole() uses no colour where none is wanted, and still marks rows", async () => {
  using directory = temporaryDirectory();
  await using scaler = await RealScaler.start();
  const args = ["console", scaler.address, directory.path];
  await using program = open(args, { env: { NO_COLOR: "1" } });
  await signUpAt(program, ENTRY);
  await deployAt(program, HALL);
  await program.waitFor(/^> [0-9a-f]{12}-1/m);
  expect(program.raw).not.toMatch(/\x1b\[(?:\d+;)*(?:3|4|9)\d[;m]/);
  const row = program
    .lines()
    .findIndex((line) => /^> [0-9a-f]{12}-1/.test(line));
  expect(program.isInverse(row, 5)).toBe(true);
});

test("runConsole() takes a pasted text for one line, never for keys", async () => {
  using directory = temporaryDirectory();
  await using scaler = await RealScaler.start();
  await using program = open(["console", scaler.address, directory.path]);
  await program.waitFor("no Docker engine");
  program.press("tab");
  await program.waitFor("> E-mail");
  program.paste("asha@\nexample.com\x1b[31m");
  await program.waitFor("[asha@ example.com ");
  expect(program.text()).toContain("> E-mail");
});

test("runConsole() tells an unknown e-mail and keeps what was typed", async () => {
  using directory = temporaryDirectory();
  await using scaler = await RealScaler.start();
  await using program = open(["console", scaler.address, directory.path]);
  await wishAt(program, "log in");
  program.press("tab", "nobody@example.com", "tab", PASSWORD, "enter");
  await program.waitFor("Cannot log in: the e-mail or the password is wrong");
  expect(program.text()).toContain("nobody@example.com");
});

test("runConsole() says what it cannot reach, and finds it when it is there", async () => {
  using directory = temporaryDirectory();
  await using scaler = await RealScaler.start();
  await scaler.stop();
  await using program = open(["console", scaler.address, directory.path]);
  await program.waitFor(`Cannot reach ${scaler.address}`);
  await scaler.start();
  await program.waitFor("no Docker engine");
});

test("runConsole() draws everything anew on Ctrl-L", async () => {
  using directory = temporaryDirectory();
  await using scaler = await RealScaler.start();
  await using program = open(["console", scaler.address, directory.path]);
  await program.waitFor("I want to");
  await program.waitFor("no Docker engine");
  const before = program.text();
  program.scribble("\x1b[2J\x1b[Hscribbled over");
  await program.waitFor((it) => !it.text().includes("I want to"));
  program.press("ctrl-l");
  await program.waitFor((it) => it.text() === before);
});

for (const [name, code] of [
  ["SIGTERM", 143],
  ["SIGHUP", 129],
  ["SIGINT", 130],
] as const) {
  test(`runConsole() gives the terminal back on ${name}`, async () => {
    using directory = temporaryDirectory();
    await using scaler = await RealScaler.start();
    await using program = open(["console", scaler.address, directory.path]);
    await program.waitFor("no Docker engine");
    expect(program.isAlternate).toBe(true);
    expect(program.isRawMode).toBe(true);
    program.signal(name);
    expect(await program.waitForExit()).toBe(code);
    expectRestored(program);
  });
}

test("runConsole() ends by itself when its terminal is taken away", async () => {
  using directory = temporaryDirectory();
  await using scaler = await RealScaler.start();
  await using program = open(["console", scaler.address, directory.path]);
  await program.waitFor("I want to");
  program.hangUp();
  expect(await program.waitForExit()).toBe(129);
});

for (const [name, text] of [
  ["SIGUSR1", "planned error"],
  ["SIGUSR2", "planned rejection"],
] as const) {
  test(`runConsole() gives the terminal back after a ${text}, then prints it`, async () => {
    using directory = temporaryDirectory();
    await using scaler = await RealScaler.start();
    await using program = open(["console", scaler.address, directory.path]);
    await program.waitFor("I want to");
    program.signal(name);
    expect(await program.waitForExit()).toBe(1);
    expectRestored(program);
    expect(program.text()).toContain(text);
  });
}

for (const [key, where] of [
  ["h", "handler"],
  ["r", "frame"],
] as const) {
  test(`openTerminal() gives the terminal back after an error in a ${where}`, async () => {
    const file = join(import.meta.dir, "_throwing_program.tsx");
    await using program = launch(["bun", file]);
    await program.waitFor("ready to go wrong");
    program.press(key);
    expect(await program.waitForExit()).toBe(1);
    expectRestored(program);
    expect(program.text()).toContain(`planned error in a ${where}`);
  });
}

test("runClient() calculates at a port without an account", async () => {
  using directory = temporaryDirectory();
  await using scaler = await RealScaler.start();
  await using tenant = open(["console", scaler.address, directory.path]);
  await signUpAt(tenant, ENTRY);
  await deployAt(tenant, HALL);
  await tenant.waitFor("2 ready of 2");
  const port = scaler.ports.first;
  await using program = open(["client", `127.0.0.1:${port}`, directory.path]);
  await program.waitFor("loan_emi");
  program.press("enter");
  await program.waitFor("> Loan");
  program.press("enter");
  await program.waitFor("> Rate");
  program.press("enter", "enter");
  await program.waitFor("!");
  program.press("ctrl-c");
  expect(await program.waitForExit()).toBe(0);
  expectRestored(program);
});

test("runClient() says what is wrong when nothing listens", async () => {
  using directory = temporaryDirectory();
  await using program = open(["client", "127.0.0.1:1", directory.path]);
  await program.waitFor("Cannot reach 127.0.0.1:1");
});

for (const [name, env] of [
  ["CI is set", { CI: "true" }],
  ['TERM is "dumb"', { TERM: "dumb" }],
] as const) {
  test(`runConsole() talks in lines where ${name}`, async () => {
    using directory = temporaryDirectory();
    const args = ["console", "127.0.0.1:1", directory.path];
    await using program = open(args, { env });
    expect(await program.waitForExit()).toBe(1);
    expect(program.text()).toContain(`Lines instead of a screen: ${name}`);
    expect(program.text()).toContain("Cannot reach 127.0.0.1:1");
    expect(program.raw).not.toContain("\x1b");
  });
}

function open(
  args: readonly string[],
  options: LaunchOptions = {},
): TerminalProgram {
  return launch(["bun", PROGRAM, ...args], options);
}
