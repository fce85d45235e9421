import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "bun:test";

import { PASSWORD, Program } from "./_program.ts";

const LIMIT_MS = 60_000;
const SIGN_UP = ["portal", "signup", "asha@example.com"];

/** Starts a scaler that must refuse; gives what it said. */
async function refusal(
  program: Program,
  flags: readonly string[] = ["--runtime", "process"],
): Promise<string> {
  const { code, stderr } = await program.run(["scaler", ...flags]);
  expect(code).not.toBe(0);
  expect(stderr).toMatch(/^Cannot .+/);
  return stderr;
}

/** A state directory in which a scaler has run and one tenant signed up. */
async function usedProgram(): Promise<Program> {
  const program = new Program();
  await program.startScaler({ runtime: "process" });
  await program.ok(SIGN_UP, PASSWORD);
  await program.stopScaler();
  return program;
}

test(
  "scaler refuses a damaged credentials.csv, naming file and line",
  async () => {
    await using program = await usedProgram();
    const path = join(program.directory, "credentials.csv");
    appendFileSync(path, "mallory@example.com,not-a-hash,2026-01-01\n");
    const damaged = readFileSync(path);
    const said = await refusal(program);
    expect(said).toContain(path);
    expect(said).toMatch(/line 3/);
    expect(readFileSync(path)).toEqual(damaged);
  },
  LIMIT_MS,
);

test(
  "scaler refuses a damaged state.sqlite, naming the file",
  async () => {
    await using program = await usedProgram();
    const path = join(program.directory, "state.sqlite");
    writeFileSync(path, "");
    expect(await refusal(program)).toContain(path);
    expect(readFileSync(path)).toHaveLength(0);
  },
  LIMIT_MS,
);

test(
  "scaler refuses a portal port that is taken, naming it",
  async () => {
    await using program = new Program();
    using server = Bun.listen({
      hostname: "127.0.0.1",
      port: 0,
      socket: { data() {} },
    });
    const address = `127.0.0.1:${server.port}`;
    const flags = ["--runtime", "process", "--portal", address];
    expect(await refusal(program, flags)).toContain(address);
  },
  LIMIT_MS,
);

test(
  "scaler refuses a Docker engine that is not there, and says what else to do",
  async () => {
    await using program = new Program();
    const { code, stderr } = await program.run(
      ["scaler", "--runtime", "docker"],
      { env: { DOCKER_HOST: `unix://${program.directory}/none.sock` } },
    );
    expect(code).not.toBe(0);
    expect(stderr).toContain("none.sock");
    expect(stderr).toContain("--runtime process");
  },
  LIMIT_MS,
);

test(
  "scaler refuses a Docker engine that accepts and never answers",
  async () => {
    await using program = new Program();
    const path = join(program.directory, "hung.sock");
    using _server = Bun.listen({ unix: path, socket: { data() {} } });
    const { code, stderr } = await program.run(
      ["scaler", "--runtime", "docker"],
      { env: { DOCKER_HOST: `unix://${path}` } },
    );
    expect(code).not.toBe(0);
    expect(stderr).toMatch(/^Cannot .+/);
  },
  LIMIT_MS,
);

test(
  "a second scaler on the same state directory is refused, naming the first",
  async () => {
    await using program = new Program();
    await program.startScaler({ runtime: "process" });
    const said = await refusal(program);
    expect(said).toContain(String(program.pid));
    expect(said).toContain(program.portal);
  },
  LIMIT_MS,
);

test(
  "scaler refuses flags it cannot use, with exit code 2",
  async () => {
    await using program = new Program();
    for (const [flag, value, named] of [
      ["--ports", "70000-1", "70000-1"],
      ["--runtime", "vm", "vm"],
      ["--portal", "nowhere", "nowhere"],
      ["--speed", "9", "--speed"],
    ] as const) {
      const { code, stderr } = await program.run(["scaler", flag, value]);
      expect(code).toBe(2);
      expect(stderr).toContain(named);
    }
  },
  LIMIT_MS,
);

test(
  "signup and login refuse without telling which part was wrong",
  async () => {
    await using program = new Program();
    await program.startScaler({ runtime: "process" });
    for (const [password, limit] of [
      ["seven77", "8"],
      ["x".repeat(73), "72"],
    ] as const) {
      const short = await program.run(SIGN_UP, `${password}\n`);
      expect(short.code).toBe(1);
      expect(short.stderr).toContain("password");
      expect(short.stderr).toContain(limit);
      expect(short.stderr + short.stdout).not.toContain(password);
    }
    await program.ok(SIGN_UP, PASSWORD);
    const wrong = await program.run(
      ["portal", "login", "asha@example.com"],
      "wrong horse battery\n",
    );
    const unknown = await program.run(
      ["portal", "login", "nobody@example.com"],
      PASSWORD,
    );
    expect(wrong.code).toBe(1);
    expect(unknown.stderr).toBe(wrong.stderr);
  },
  LIMIT_MS,
);

test(
  "deploy tells every field that is wrong, and refuses the 11th instance",
  async () => {
    await using program = new Program();
    await program.startScaler({ runtime: "process" });
    await program.ok(SIGN_UP, PASSWORD);
    const bad = await program.run([
      ...["portal", "deploy", "--services", "loan_emi,lottery"],
      ...["--strategy", "best", "--min", "5", "--max", "2"],
    ]);
    expect(bad.code).toBe(1);
    for (const word of ["lottery", "best", "strategy", "min"]) {
      expect(bad.stderr).toContain(word);
    }
    const flags = ["--services", "echo", "--min", "1", "--no-wait"];
    for (let i = 1; i <= 10; i++) {
      await program.ok(["portal", "deploy", ...flags]);
    }
    const eleventh = await program.run(["portal", "deploy", ...flags]);
    expect(eleventh.code).toBe(1);
    expect(eleventh.stderr).toContain("RESOURCE_EXHAUSTED");
    expect(eleventh.stderr).toContain("10");
  },
  LIMIT_MS,
);
