import { expect, test } from "bun:test";

import { RealScaler } from "../_tools/testing/real_scaler.ts";
import { Program } from "./_program.ts";
import { launch } from "./_terminal.ts";

const PASSWORD = "correct horse battery";
const LIMIT_MS = 120_000;

test(
  "start, fed by a pipe, deploys, calculates and stops, and only ever adds lines",
  async () => {
    await using program = new Program();
    const { code, stdout, stderr } = await program.run(
      ["start", "--runtime", "process", ...program.addresses],
      lines(
        ...["sign up", "asha@example.com", PASSWORD],
        ...["deploy", "simple_interest", "hall", "", "", ""],
        ...["calculate", "simple_interest"],
        ...interest(),
        ...["back", "delete", "yes", "quit", "stop"],
      ),
    );
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toStartWith("Lines instead of a screen: ");
    expect(stdout).toContain("\nLogged in as asha@example.com\n");
    expect(stdout).toMatch(/\nDeployed hall on port \d+\n/);
    expect(stdout).toMatch(/\nhall: end server \S+-1 is \w+\n/);
    expect(stdout).toMatch(/\nhall is ready: 2 end servers, port \d+\n/);
    expect(stdout).toContain("Interest: 1500");
    expect(stdout).toMatch(/\nAnswered by \S+ in [\d.]+ ms\n/);
    expect(stdout).toContain("\nDeleted hall\n");
    expect(stdout).toContain("Stopping the scaler");
    // Nothing is ever moved, cleared or coloured, and no secret is shown.
    expect(stdout).not.toMatch(/[\x00-\x09\x0b-\x1f]/);
    expect(stdout).not.toContain(PASSWORD);
  },
  LIMIT_MS,
);

test("start in plain mode says what is wrong and asks only that again", async () => {
  await using program = new Program();
  await using scaler = await RealScaler.start();
  const { code, stdout } = await program.run(
    ["start", "--scaler", scaler.address, "--plain"],
    lines("2", "asha@example.com", "short", PASSWORD, "1"),
  );
  expect(code).toBe(0);
  expect(stdout).toContain("Password: 5 bytes were given");
  expect(stdout).toContain("Nothing is deployed");
  expect(stdout.match(/E-mail: /g)).toHaveLength(1);
});

test("start in plain mode attaches to another scaler, sizes end servers and looks at them", async () => {
  await using program = new Program();
  await using first = await RealScaler.start();
  await using other = await RealScaler.start();
  const limits = Array.from({ length: 9 }, () => "");
  const { code, stdout } = await program.run(
    ["start", "--scaler", first.address, "--plain"],
    lines(
      ...["attach", "127.0.0.1:1", "attach", "nowhere", "attach"],
      ...[other.address, "sign up", "asha@example.com", PASSWORD],
      ...["deploy", "echo", "hall", "", "", "all", ...limits],
      ...["7", "3", "0.5", "200", "show", "decisions", "logs"],
      ...["load", "echo", "hello", "1000", "1", "", "10", "quit"],
    ),
  );
  expect(code).toBe(0);
  expect(stdout).toContain("Cannot reach 127.0.0.1:1");
  expect(stdout).toContain('Cannot attach to "nowhere"');
  expect(stdout).toContain(`\nScaler ${other.address}: `);
  expect(stdout).toMatch(/\n0 requests a second, 0 errors/);
  expect(stdout).toContain("Nothing was changed yet");
  expect(stdout).toMatch(/\n[\d:]{8} instance: End server \S+ is ready/);
  expect(stdout).toContain("Calls a second: 1000 was given");
  expect(stdout).toMatch(/\n\d+ sent: \d+ OK; \d+ left out\np50 /);
  const [instance] = await other.instances("asha@example.com", PASSWORD);
  expect(instance?.settings).toMatchObject({
    ...{ sleepMs: 7, cpuMs: 3, cpuLimit: 0.5, memoryMib: 200 },
  });
});

test("start in plain mode offers no changes where it is read-only", async () => {
  await using program = new Program();
  await using scaler = await RealScaler.start();
  await scaler.tenant("asha@example.com");
  const { stdout } = await program.run(
    ["start", "--scaler", scaler.address, "--plain", "--read-only"],
    lines("log in", "asha@example.com", "correct horse", "deploy"),
  );
  expect(stdout).toContain("List instances");
  expect(stdout).not.toContain("Deploy services");
  expect(stdout).toContain('Cannot choose "deploy"');
});

test("start in plain mode needs no screen on a terminal, and hides what is secret", async () => {
  await using program = new Program();
  await using scaler = await RealScaler.start();
  const flags = ["--scaler", scaler.address, "--plain"];
  await using terminal = launch(program.command(["start", ...flags]), {
    env: program.env(),
  });
  await terminal.waitFor("Choose from 1 to 5:");
  terminal.type("2\r");
  await terminal.waitFor("E-mail:");
  terminal.type("asha@example.com\r");
  await terminal.waitFor("Password:");
  terminal.type(`${PASSWORD}\r`);
  await terminal.waitFor("Logged in as");
  expect(terminal.isAlternate).toBe(false);
  expect(terminal.raw).not.toContain(PASSWORD);
  terminal.press("ctrl-c");
  expect(await terminal.waitForExit()).toBe(130);
});

test("client in plain mode calls a port's services from a pipe", async () => {
  await using program = new Program();
  await using scaler = await RealScaler.start();
  const instance = await scaler.deploy({ services: ["simple_interest"] });
  await instance.ready();
  const { code, stdout } = await program.run(
    ["client", instance.address],
    lines("1", ...interest()),
  );
  expect(code).toBe(0);
  expect(stdout).toContain("Interest: 1500");
});

/** 5 % on 10 000 for three years; whatever else is asked stays as usual. */
function interest(): readonly string[] {
  return ["10000", "5", "3", ...Array.from({ length: 8 }, () => "")];
}

function lines(...all: readonly string[]): string {
  return all.map((line) => `${line}\n`).join("");
}
