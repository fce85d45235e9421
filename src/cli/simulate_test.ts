import { expect, test } from "bun:test";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { capturedIo } from "../../_tools/testing/captured_io.ts";
import { temporaryDirectory } from "../../_tools/testing/temporary_directory.ts";
import { InvalidFieldsError } from "../base/errors.ts";
import type { SimulatePowers } from "./_simulate_made_up.ts";
import { simulate } from "./simulate.ts";

const MAIN = new URL("../main.ts", import.meta.url).pathname;

/** `simulate` as a program. */
async function run(...args: readonly string[]) {
  const command = [process.execPath, MAIN, "simulate", ...args];
  const child = Bun.spawn(command, { stdout: "pipe", stderr: "pipe" });
  const [out, err] = await Promise.all([
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
  ]);
  return { code: await child.exited, out, err };
}

const NOTHING = {
  ...{ arrived: 0, completed: 0, rejected: 0, late: 0 },
  ...{ waitP50Ms: 0, waitP99Ms: 0, responseP50Ms: 0, responseP99Ms: 0 },
  ...{ beyondTarget: 0, endServerMinutes: 0, mostEndServers: 0 },
  ...{ scaledOut: 0, scaledIn: 0, points: [] },
};

type Trace = { name: string; title: string; tookMs: number };

/** Powers that play nothing, and keep what they were asked for. */
function idlePowers() {
  const asked: unknown[] = [];
  const powers: SimulatePowers<Trace> = {
    makeUpTrace(kind, { tookMs }) {
      asked.push({ kind, tookMs });
      return { name: kind, title: "no requests", tookMs };
    },
    beginTrial(settings) {
      asked.push(settings);
      return { isOver: true, advance() {}, outcome: () => NOTHING };
    },
    async writeFile() {},
  };
  return { powers, asked };
}

test("simulate shows settings side by side, the same for the same seed", async () => {
  const args = ["--trace", "on_off", "--minutes", "5", "--rate", "30"];
  args.push("--setting", "policy=queueing,max=6");
  args.push("--setting", "policy=latency_target,strategy=power_of_two");
  const [one, two] = await Promise.all([run(...args), run(...args)]);
  expect(one).toMatchObject({ code: 0, err: "" });
  expect(one.out).toBe(two.out);
  expect(one.out).toMatch(/^bursts, 30 requests a second on average, 20 ms/);
  expect(one.out).toMatch(/^A {2}policy=queueing,max=6$/m);
  expect(one.out).toMatch(/^B {2}policy=latency_target,/m);
  expect(one.out).toMatch(/^response p99, ms +[\d.]+ +[\d.]+$/m);
  expect(one.out).toMatch(/^waited over 150 ms, % +[\d.]+ +[\d.]+$/m);
});

test("simulate --json --svg tells all there is and draws each setting", async () => {
  using scratch = temporaryDirectory();
  const file = join(scratch.path, "course.svg");
  const { code, out, err } = await run(
    ...["--minutes", "1", "--setting", "min=1", "--setting", "min=3"],
    ...["--json", "--svg", file],
  );
  expect({ code, err }).toEqual({ code: 0, err: `Drawn: ${file}\n` });
  const document = JSON.parse(out);
  expect(document.trials[1].title).toBe("min=3");
  expect(document.trials[1].outcome.points).toHaveLength(300);
  const svg = readFileSync(file, "utf8");
  expect(svg.match(/<polyline/g)).toHaveLength(4);
  expect(svg).toContain("Simulated: poisson");
});

test.each([
  ["--setting queue_tarjet=7", 'there is no setting "queue_tarjet"; did you'],
  ["--setting policy", "give NAME=VALUE, such as policy=queueing"],
  ["--setting min=few", 'Cannot read --setting min "few"'],
  ["--rate 0", "Cannot use --rate 0: give a number above 0"],
  ["--rate 1000001", "Cannot use --rate 1000001: give at most 1000000"],
  ["--minutes 10081", "Cannot use --minutes 10081: give at most 10080"],
  [
    "--rate 1000000 --minutes 17",
    "that is 1020000000 requests, and at most 1000000000 are played; give less",
  ],
  ["--parallel 1.5", "Cannot use --parallel 1.5: give a whole number"],
  ["--work random", 'Cannot read --work "random": give exponential or'],
  ["now", 'Cannot read "now": simulate takes flags only'],
])("simulate %s is refused with what to do", async (line, why) => {
  using io = capturedIo();
  const { powers } = idlePowers();
  expect(await simulate(line.split(" "), io, powers)).toBe(2);
  expect(io.err).toContain(why);
});

test("simulate plays as much as there can be", async () => {
  for (const line of ["--rate 1000000 --minutes 16", "--minutes 10080"]) {
    using io = capturedIo();
    const { powers } = idlePowers();
    expect(await simulate(line.split(" "), io, powers)).toBe(0);
  }
});

test("simulate names each field that breaks a rule, before it plays anything", async () => {
  using io = capturedIo();
  const { powers } = idlePowers();
  const beginTrial = () => {
    const message = '"magic" was given; queueing is accepted';
    const code = "unsupported";
    throw new InvalidFieldsError([{ field: "policy", code, message }]);
  };
  const args = ["--setting", "policy=magic"];
  expect(await simulate(args, io, { ...powers, beginTrial })).toBe(2);
  expect(io.err).toContain(
    'Cannot simulate --setting "policy=magic":\n  policy: "magic" was given;',
  );
});

test("simulate without settings plays the defaults, for ten minutes", async () => {
  using io = capturedIo();
  const { powers, asked } = idlePowers();
  expect(await simulate([], io, powers)).toBe(0);
  expect(asked).toEqual([{ kind: "poisson", tookMs: 600_000 }, {}]);
  expect(io.out).toContain("A  the defaults\n");
});

test("simulate reads settings by their names, as deploy's flags spell them too", async () => {
  using io = capturedIo();
  const { powers, asked } = idlePowers();
  const text = "policy=latency_target, wait-target-ms=80.5,queue_limit=9";
  await simulate(["--setting", text], io, powers);
  expect(asked[1]).toEqual({
    policy: "latency_target",
    waitTargetMs: 80.5,
    queueLimit: 9,
  });
});

test("simulate stops in the middle when it is interrupted", async () => {
  const stop = new AbortController();
  using io = capturedIo({ signal: stop.signal });
  const { powers } = idlePowers();
  let parts = 0;
  const beginTrial = () => ({
    isOver: false,
    advance() {
      if (++parts === 3) stop.abort();
    },
    outcome: () => NOTHING,
  });
  expect(await simulate([], io, { ...powers, beginTrial })).toBe(130);
  expect(parts).toBe(3);
});
