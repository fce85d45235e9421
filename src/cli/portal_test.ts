import { expect, test } from "bun:test";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import {
  capturedIo,
  type CapturedIo,
} from "../../_tools/testing/captured_io.ts";
import { startPortalServer } from "../../_tools/testing/portal_server.ts";
import { portal } from "./portal.ts";

const PASSWORD = "correct horse";

/** A person who is logged in. */
async function loggedIn(address: string): Promise<CapturedIo> {
  const io = capturedIo({ portal: address, secrets: [PASSWORD], columns: 120 });
  await portal(["login", "a@b.example"], io);
  return io;
}

test("portal() signup logs in and keeps the session for the owner only", async () => {
  await using server = await startPortalServer();
  using io = capturedIo({ portal: server.address, secrets: [PASSWORD] });

  expect(await portal(["signup", "a@b.example"], io)).toBe(0);

  const path = join(io.stateDirectory, "session.json");
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readFileSync(path, "utf8")).not.toContain(PASSWORD);
  expect(io.out).toBe(`Logged in to ${server.address} as a@b.example\n`);
  expect(await portal(["list"], io)).toBe(0);
});

test("portal() login reads the first line of --password-file", async () => {
  await using server = await startPortalServer();
  using io = capturedIo({ portal: server.address });
  const file = join(io.stateDirectory, "password");
  writeFileSync(file, `${PASSWORD}\nnot this\n`);
  expect(await portal(["login", "a@b", "--password-file", file], io)).toBe(0);
});

test("portal() login has no flag that takes the password itself", async () => {
  using io = capturedIo();
  expect(await portal(["login", "a@b", "--password", PASSWORD], io)).toBe(2);
  expect(io.err).not.toContain(PASSWORD);
});

test("portal() login tells a refusal and keeps no session", async () => {
  await using server = await startPortalServer();
  using io = capturedIo({ portal: server.address, secrets: ["wrong"] });
  expect(await portal(["login", "a@b"], io)).toBe(1);
  expect(io.err).toBe(
    "UNAUTHENTICATED: Cannot log in: unknown e-mail or wrong password\n",
  );
  expect(await portal(["list"], io)).toBe(1);
  expect(io.err).toContain("run `tellerline portal login <e-mail>` first");
});

test("portal() keeps one session a portal", async () => {
  await using one = await startPortalServer();
  await using two = await startPortalServer();
  using io = await loggedIn(one.address);
  const elsewhere = { ...io, portal: two.address };
  expect(await portal(["list"], elsewhere)).toBe(1);
  expect(await portal(["list"], io)).toBe(0);
});

test("portal() logout and passwd forget the session", async () => {
  await using server = await startPortalServer();
  using io = await loggedIn(server.address);
  expect(await portal(["logout"], io)).toBe(0);
  expect(await portal(["list"], io)).toBe(1);
  using other = capturedIo({
    portal: server.address,
    secrets: [PASSWORD, PASSWORD, "battery staple"],
  });
  await portal(["login", "a@b"], other);
  expect(await portal(["passwd"], other)).toBe(0);
  expect(await portal(["list"], other)).toBe(1);
});

test("portal() deploy sends every setting and prints the port first", async () => {
  await using server = await startPortalServer();
  using io = await loggedIn(server.address);
  const flags =
    "--services loan,echo --strategy random --policy queueing --min 2 --max 5 --concurrency 7 --queue-limit 9 --cpu-target-percent 70.5 --queue-target 3.5 --sleep-ms 50 --cpu-ms 1 --cpu-limit 0.5 --memory-mib 128 --name bank";

  expect(await portal(["deploy", ...flags.split(" ")], io)).toBe(0);

  expect([...server.instances.values()][0]).toMatchObject({
    name: "bank",
    settings: {
      services: ["loan", "echo"],
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
  });
  const [, port, ready] = io.out.split("\n");
  expect(port).toBe("Instance bank listens on 127.0.0.1:61000");
  expect(ready).toBe("2 of 2 end servers are ready");
});

test("portal() deploy tells what is being prepared, once a step", async () => {
  await using server = await startPortalServer({
    views: (instance) => [
      { instance: { ...instance, state: "starting", ready: 0 }, atMs: 1 },
      { instance: { ...instance, state: "starting", ready: 0 }, atMs: 2 },
      { instance, atMs: 3 },
    ],
  });
  using io = await loggedIn(server.address);
  expect(await portal(["deploy", "--services", "loan"], io)).toBe(0);
  expect(io.out.split("\n").slice(2)).toEqual([
    "0 of 2 end servers are ready; building the image: 40 %",
    "2 of 2 end servers are ready",
    "",
  ]);
});

test("portal() deploy fails with the last lines of what does not come up", async () => {
  await using server = await startPortalServer({
    views: (instance) =>
      [0, 5_000, 10_000].map((atMs) => ({
        instance: {
          ...instance,
          state: "degraded",
          ready: 0,
          notice: "It ends",
        },
        atMs,
      })),
  });
  using io = await loggedIn(server.address);
  expect(await portal(["deploy", "--services", "loan"], io)).toBe(1);
  expect(io.out).toContain("  loan-1: out of memory\n");
  expect(io.err).toContain('Cannot start instance "quiet-hall": It ends; ');
});

test("portal() deploy --no-wait --json prints the instance alone", async () => {
  await using server = await startPortalServer();
  using io = await loggedIn(server.address);
  const before = io.out.length;
  const args = ["deploy", "--services", "loan", "--no-wait", "--json"];
  expect(await portal(args, io)).toBe(0);
  expect(JSON.parse(io.out.slice(before))).toMatchObject({ port: 61000 });
});

test("portal() deploy names a refused setting by its flag", async () => {
  await using server = await startPortalServer();
  using io = await loggedIn(server.address);
  expect(await portal(["deploy"], io)).toBe(1);
  expect(io.err).toBe(
    "INVALID_ARGUMENT:\n  --services: Give at least one service\n",
  );
});

test("portal() finds an instance by id, name and port", async () => {
  await using server = await startPortalServer();
  using io = await loggedIn(server.address);
  await portal(["deploy", "--services", "loan", "--name", "bank"], io);
  for (const given of ["0123456789ab", "bank", "61000"]) {
    expect(await portal(["show", given], io)).toBe(0);
  }
  expect(await portal(["show", "bnak"], io)).toBe(1);
  expect(io.err).toContain('did you mean "bank"?');
});

test("portal() update changes what is given and nothing else", async () => {
  await using server = await startPortalServer();
  using io = await loggedIn(server.address);
  await portal(["deploy", "--services", "loan", "--name", "bank"], io);
  const args = ["update", "bank", "--strategy", "random", "--name", "vault"];
  expect(await portal(args, io)).toBe(0);
  expect(server.instances.get("0123456789ab")).toMatchObject({
    name: "vault",
    settings: { services: ["loan"], strategy: "random", min: 2 },
  });
});

test("portal() update refuses no change, and what cannot change", async () => {
  await using server = await startPortalServer();
  using io = await loggedIn(server.address);
  expect(await portal(["update", "bank"], io)).toBe(2);
  expect(await portal(["update", "bank", "--sleep-ms", "5"], io)).toBe(2);
  expect(await portal(["update", "bank", "--min", "two"], io)).toBe(2);
  expect(io.err).toContain('Cannot read --min "two": give a whole number');
});

test("portal() scale, events, logs, watch and delete reach their instance", async () => {
  await using server = await startPortalServer({
    views: (instance) => [
      { instance, load: { inFlight: 3 }, atMs: 21_601_000 },
    ],
  });
  using io = await loggedIn(server.address);
  await portal(["deploy", "--services", "loan", "--name", "bank"], io);
  for (const [args, said] of [
    [["scale", "bank", "4"], "Instance bank: 4 end servers wanted"],
    [["events", "bank"], "scale_out     2     4   3"],
    [["logs", "bank"], "loan-1: out of memory\n"],
    [["watch", "bank"], "06:00:01  serving  2 ready  3 in flight"],
    [["delete", "bank"], "Instance bank deleted\n"],
    [["list"], "No instances yet"],
  ] as const) {
    const before = io.out.length;
    expect([await portal(args, io), io.err]).toEqual([0, ""]);
    expect(io.out.slice(before)).toContain(said);
  }
});

test("portal() prints JSON for every verb that prints", async () => {
  await using server = await startPortalServer();
  using io = await loggedIn(server.address);
  await portal(["deploy", "--services", "loan", "--name", "bank"], io);
  for (const args of [
    ["info"],
    ["services"],
    ["list"],
    ["show", "bank"],
    ["watch", "bank"],
    ["update", "bank", "--min", "1"],
    ["scale", "bank", "3"],
    ["events", "bank"],
    ["logs", "bank"],
    ["delete", "bank"],
    ["logout"],
  ]) {
    const before = io.out.length;
    expect(await portal([...args, "--json"], io)).toBe(0);
    expect(() => JSON.parse(io.out.slice(before))).not.toThrow();
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
