import { expect, test } from "bun:test";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import {
  capturedIo,
  type CapturedIo,
} from "../../_tools/testing/captured_io.ts";
import { eventually } from "../../_tools/testing/eventually.ts";
import { PASSWORD, RealScaler } from "../../_tools/testing/real_scaler.ts";
import { RuntimeError } from "../base/errors.ts";
import { portal } from "./portal.ts";

const EMAIL = "asha@example.com";

/** A person who has signed up. */
async function loggedIn({ address }: RealScaler): Promise<CapturedIo> {
  const io = capturedIo({ portal: address, secrets: [PASSWORD], columns: 120 });
  await portal(["signup", EMAIL], io);
  return io;
}

/** What a verb prints with `--json`. */
async function printed(args: readonly string[], io: CapturedIo) {
  const before = io.out.length;
  expect(await portal([...args, "--json"], io)).toBe(0);
  return JSON.parse(io.out.slice(before));
}

async function deployed(io: CapturedIo): Promise<void> {
  await portal(["deploy", "--services", "echo", "--name", "bank"], io);
}

test("portal() signup logs in and keeps the session for the owner only", async () => {
  await using scaler = await RealScaler.start();
  using io = capturedIo({ portal: scaler.address, secrets: [PASSWORD] });

  expect(await portal(["signup", "a@b.example"], io)).toBe(0);

  const path = join(io.stateDirectory, "session.json");
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readFileSync(path, "utf8")).not.toContain(PASSWORD);
  expect(io.out).toBe(`Logged in to ${scaler.address} as a@b.example\n`);
  expect(await portal(["list"], io)).toBe(0);
});

test("portal() login reads the first line of --password-file", async () => {
  await using scaler = await RealScaler.start();
  await scaler.tenant(EMAIL);
  using io = capturedIo({ portal: scaler.address });
  const file = join(io.stateDirectory, "password");
  writeFileSync(file, `${PASSWORD}\nnot this\n`);
  expect(await portal(["login", EMAIL, "--password-file", file], io)).toBe(0);
});

test("portal() login has no flag that takes the password itself", async () => {
  using io = capturedIo();
  expect(await portal(["login", "a@b", "--password", PASSWORD], io)).toBe(2);
  expect(io.err).not.toContain(PASSWORD);
});

test("portal() login tells a refusal and keeps no session", async () => {
  await using scaler = await RealScaler.start();
  await scaler.tenant(EMAIL);
  using io = capturedIo({ portal: scaler.address, secrets: ["wrong horse"] });
  expect(await portal(["login", EMAIL], io)).toBe(1);
  expect(io.err).toBe(
    "UNAUTHENTICATED: Cannot log in: the e-mail or the password is wrong\n",
  );
  expect(await portal(["list"], io)).toBe(1);
  expect(io.err).toContain("run `tellerline portal login <e-mail>` first");
});

test("portal() keeps one session a portal", async () => {
  await using one = await RealScaler.start();
  await using two = await RealScaler.start();
  using io = await loggedIn(one);
  const elsewhere = { ...io, portal: two.address };
  expect(await portal(["list"], elsewhere)).toBe(1);
  expect(await portal(["list"], io)).toBe(0);
});

test("portal() logout and passwd forget the session", async () => {
  await using scaler = await RealScaler.start();
  using io = await loggedIn(scaler);
  expect(await portal(["logout"], io)).toBe(0);
  expect(await portal(["list"], io)).toBe(1);
  using other = capturedIo({
    portal: scaler.address,
    secrets: [PASSWORD, PASSWORD, "battery staple", "battery staple"],
  });
  await portal(["login", EMAIL], other);
  expect(await portal(["passwd"], other)).toBe(0);
  expect(await portal(["list"], other)).toBe(1);
  expect(await portal(["login", EMAIL], other)).toBe(0);
});

test("portal() deploy sends every setting and prints the port first", async () => {
  await using scaler = await RealScaler.start();
  using io = await loggedIn(scaler);
  const flags =
    "--services loan_emi,echo --strategy random --policy queueing --min 2 --max 5 --concurrency 7 --queue-limit 9 --cpu-target-percent 70.5 --queue-target 3.5 --sleep-ms 50 --cpu-ms 1 --cpu-limit 0.5 --memory-mib 128 --name bank";

  expect(await portal(["deploy", ...flags.split(" ")], io)).toBe(0);

  const [, port, ...steps] = io.out.trimEnd().split("\n");
  const { first } = scaler.ports;
  expect(port).toBe(`Instance bank listens on 127.0.0.1:${first}`);
  expect(steps.at(-1)).toBe("2 of 2 end servers are ready");
  expect(await printed(["list"], io)).toMatchObject([
    {
      name: "bank",
      settings: {
        services: ["loan_emi", "echo"],
        strategy: "random",
        policy: "queueing",
        min: 2,
        max: 5,
        concurrency: 7,
        queueLimit: 9,
        cpuTargetPercent: 70.5,
        queueTarget: 3.5,
        sleepMs: 50,
        cpuMs: 1,
        cpuLimit: 0.5,
        memoryMib: 128,
      },
    },
  ]);
});

test("portal() deploy tells what is being prepared, once a step", async () => {
  const prepared = Promise.withResolvers<void>();
  await using scaler = await RealScaler.start({
    prepare: (progress) => {
      progress("building the image: 40 %");
      return prepared.promise;
    },
  });
  using io = await loggedIn(scaler);
  const ended = portal(["deploy", "--services", "echo"], io);
  await eventually(() => io.out.includes("40 %"));
  prepared.resolve();
  expect(await ended).toBe(0);
  const steps = io.out.trimEnd().split("\n").slice(2);
  expect(steps[0]).toBe(
    "0 of 2 end servers are ready; building the image: 40 %",
  );
  expect(steps.at(-1)).toBe("2 of 2 end servers are ready");
  expect(new Set(steps).size).toBe(steps.length);
});

test("portal() deploy fails with the last lines of what does not come up", async () => {
  const startMs = Date.now();
  await using scaler = await RealScaler.start({
    serve: async () => {
      throw new RuntimeError("It ended at once: \x1b[31mout of memory");
    },
    now: () => startMs + 50 * (Date.now() - startMs), // its patience is seconds
  });
  using io = await loggedIn(scaler);
  expect(await portal(["deploy", "--services", "echo"], io)).toBe(1);
  expect(io.out).toMatch(/ {2}instance: End server \w+-1 did not come up: /);
  expect(io.out).toContain("It ended at once: out of memory\n");
  expect(io.err).toContain('Cannot start instance "echo": End server ');
  expect(io.out + io.err).not.toContain("\x1b");
});

test("portal() deploy --no-wait --json prints the instance alone", async () => {
  await using scaler = await RealScaler.start();
  using io = await loggedIn(scaler);
  const args = ["deploy", "--services", "echo", "--no-wait"];
  const port = scaler.ports.first;
  expect(await printed(args, io)).toMatchObject({ port });
});

test("portal() deploy names a refused setting by its flag", async () => {
  await using scaler = await RealScaler.start();
  using io = await loggedIn(scaler);
  expect(await portal(["deploy"], io)).toBe(1);
  expect(io.err).toStartWith(
    "INVALID_ARGUMENT:\n  --services: none was given; at least one of currency, ",
  );
});

test("portal() finds an instance by id, name and port", async () => {
  await using scaler = await RealScaler.start();
  using io = await loggedIn(scaler);
  await deployed(io);
  const [{ id }] = await printed(["list"], io);
  for (const given of [id, "bank", String(scaler.ports.first)]) {
    expect(await portal(["show", given], io)).toBe(0);
  }
  expect(await portal(["show", "bnak"], io)).toBe(1);
  expect(io.err).toContain('did you mean "bank"?');
});

test("portal() update changes what is given and nothing else", async () => {
  await using scaler = await RealScaler.start();
  using io = await loggedIn(scaler);
  await deployed(io);
  const [before] = await printed(["list"], io);
  const args = ["update", "bank", "--strategy", "random", "--name", "vault"];
  expect(await portal(args, io)).toBe(0);
  const settings = { ...before.settings, strategy: "random" };
  const after = { ...before, name: "vault", settings };
  expect(await printed(["list"], io)).toEqual([after]);
});

test("portal() update refuses no change, and what cannot change", async () => {
  await using scaler = await RealScaler.start();
  using io = await loggedIn(scaler);
  expect(await portal(["update", "bank"], io)).toBe(2);
  expect(await portal(["update", "bank", "--sleep-ms", "5"], io)).toBe(2);
  expect(await portal(["update", "bank", "--min", "two"], io)).toBe(2);
  expect(io.err).toContain('Cannot read --min "two": give a whole number');
});

test("portal() scale, decisions, logs and delete reach their instance", async () => {
  await using scaler = await RealScaler.start();
  using io = await loggedIn(scaler);
  await deployed(io);
  const name = scaler.runtime.started[0]?.name ?? "";
  scaler.runtime.print(name, "out of \x1b[31mmemory");
  for (const [args, said] of [
    [["scale", "bank", "4"], "Instance bank: 4 end servers wanted"],
    [["decisions", "bank"], "Set from 2 to 4 end servers by hand"],
    [["events", "bank", "--changes"], "Set from 2 to 4 end servers by hand"],
    [["logs", "bank"], `${name}: out of memory\n`],
    [["delete", "bank"], "Instance bank deleted\n"],
    [["list"], "No instances yet"],
  ] as const) {
    const before = io.out.length;
    expect([await portal(args, io), io.err]).toEqual([0, ""]);
    expect(io.out.slice(before)).toContain(said);
  }
  expect(await scaler.runtime.list()).toEqual([]);
});

test("portal() watch prints a line an interval until it is interrupted", async () => {
  await using scaler = await RealScaler.start();
  using io = await loggedIn(scaler);
  await deployed(io);
  const lines: string[] = [];
  const stop = new AbortController();
  const write = (text: string) => {
    if (lines.push(text) === 2) stop.abort();
  };
  const watched = { ...io, write, signal: stop.signal };
  const args = ["watch", "bank", "--interval-ms", "100"];
  expect(await portal(args, watched)).toBe(130);
  expect(lines).toHaveLength(2);
  for (const line of lines) {
    expect(line).toMatch(
      /^\d\d:\d\d:\d\d {2}serving {2}2 ready {2}0 in flight /,
    );
  }
});

test("portal() watch and logs print a JSON document a line", async () => {
  await using scaler = await RealScaler.start();
  using io = await loggedIn(scaler);
  await deployed(io);
  for (const verb of ["watch", "logs"]) {
    const lines: string[] = [];
    const stop = new AbortController();
    const write = (text: string) => {
      if (lines.push(text) === 2) stop.abort();
    };
    const watched = { ...io, write, signal: stop.signal };
    await portal([verb, "bank", "--json"], watched);
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(JSON.parse(line)).toBeDefined();
  }
});

test("portal() prints JSON for every verb that prints", async () => {
  await using scaler = await RealScaler.start();
  using io = await loggedIn(scaler);
  await deployed(io);
  for (const args of [
    ["info"],
    ["services"],
    ["list"],
    ["show", "bank"],
    ["update", "bank", "--min", "1"],
    ["scale", "bank", "3"],
    ["decisions", "bank", "--limit", "1"],
    ["delete", "bank"],
    ["logout"],
  ]) {
    expect(await printed(args, io)).toBeDefined();
  }
});

test("portal() refuses a damaged session file by its path", async () => {
  using io = capturedIo();
  const path = join(io.stateDirectory, "session.json");
  writeFileSync(path, '{"127.0.0.1:1": 5}');
  expect(await portal(["list"], io)).toBe(1);
  expect(io.err).toContain(path);
});

test("portal() says what is missing or unknown and exits with 2", async () => {
  for (const [args, sentence] of [
    [["depoly"], 'did you mean "deploy"?'],
    [["show"], "Cannot show: <instance> is missing"],
    [["scale", "bank"], "<end servers> is missing"],
    [["list", "x"], '"x" is one word too many'],
  ] as const) {
    using io = capturedIo();
    expect(await portal(args, io)).toBe(2);
    expect(io.err).toContain(sentence);
  }
});

test("portal() --help tells each verb's words and flags", async () => {
  using io = capturedIo();
  expect(await portal(["--help"], io)).toBe(0);
  expect(await portal(["deploy", "--help"], io)).toBe(0);
  expect(io.out).toContain("scale <instance> <end servers>");
  expect(io.out).toContain("--queue-limit N");
});
