import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "bun:test";

import { deploy, Program } from "./_program.ts";

const SECRET = "marker-horse-battery-7f3a";

test("password, hash and token are nowhere but where they belong", async () => {
  await using program = new Program();
  await program.startScaler({ runtime: "process" });
  await program.ok(["portal", "signup", "asha@example.com"], `${SECRET}\n`);
  await program.run(
    ["portal", "login", "asha@example.com"],
    `${SECRET}-wrong\n`,
  );
  const port = await deploy(program, ["--services", "echo"]);
  await program.ok(["call", String(port), "echo", "--text", "hello"]);
  const arguments_ = argumentsOfAll();
  await program.stopScaler();

  const { directory } = program;
  expect(statSync(directory).mode & 0o777).toBe(0o700);
  const credentials = readFileSync(join(directory, "credentials.csv"), "utf8");
  const [, , hash = ""] = /\n([^,]+),([^,]+),/.exec(credentials) ?? [];
  expect(hash).toMatch(/^\$2b\$12\$/);
  const session = readFileSync(join(directory, "session.json"), "utf8");
  const [, token = ""] = /"token":"([^"]+)"/.exec(session) ?? [];
  expect(token.length).toBeGreaterThanOrEqual(32);
  const state = readFileSync(join(directory, "state.sqlite"), "latin1");
  const [, seed = ""] = /"controlSeed":"([0-9a-f]{64})"/.exec(state) ?? [];
  expect(seed).not.toBe("");

  const files = filesBelow(directory);
  expect(files.map(([path]) => path)).toContain("logs/requests.jsonl");
  expect(holding(files, SECRET)).toEqual([]);
  expect(holding(files, hash)).toEqual(["credentials.csv"]);
  expect(holding(files, token)).toEqual(["session.json"]);
  expect(arguments_).not.toContain(SECRET);
  expect(arguments_).not.toContain(token);
  expect(holding(files, seed)).toEqual(["state.sqlite"]);
  expect(arguments_).not.toContain(seed);
}, 60_000);

test("every request at an instance is one line of the request log", async () => {
  await using program = new Program();
  await program.startScaler({ runtime: "process" });
  await program.ok(["portal", "signup", "asha@example.com"], `${SECRET}\n`);
  const port = await deploy(program, ["--services", "echo"]);
  for (const text of ["one", "two"]) {
    await program.ok(["call", String(port), "echo", "--text", text]);
  }
  await program.stopScaler();
  const path = join(program.directory, "logs/requests.jsonl");
  const lines = readFileSync(path, "utf8").trimEnd().split("\n");
  const calls = lines
    .map((line) => JSON.parse(line))
    .filter(({ method }) => method === "/tellerline.finance.v1.Echo/Calculate");
  expect(calls).toHaveLength(2);
  for (const { status, endpoint } of calls) {
    expect(status).toBe(0);
    expect(endpoint).toMatch(/^[0-9a-f]{12}-[12]$/);
  }
}, 60_000);

type File = readonly [path: string, content: string];

function filesBelow(directory: string): File[] {
  return readdirSync(directory, { recursive: true, encoding: "utf8" })
    .filter((path) => statSync(join(directory, path)).isFile())
    .map((path) => [path, readFileSync(join(directory, path), "latin1")]);
}

function holding(files: readonly File[], text: string): string[] {
  return files
    .filter(([, content]) => content.includes(text))
    .map(([path]) => path);
}

/** The command lines and environments of all processes, as `ps` shows them. */
function argumentsOfAll(): string {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => [`/proc/${pid}/cmdline`, `/proc/${pid}/environ`])
    .map((path) => {
      try {
        return readFileSync(path, "utf8");
      } catch {
        return ""; // it has ended meanwhile, or is another user's
      }
    })
    .join("\n");
}
