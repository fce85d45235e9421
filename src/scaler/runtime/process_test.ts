import {
  afterAll,
  beforeAll,
  describe,
  expect,
  setDefaultTimeout,
  test,
} from "bun:test";
import { join } from "node:path";

import { errorOf, rejectionOf } from "../../../_tools/testing/rejection_of.ts";
import { eventually } from "../../../_tools/testing/eventually.ts";
import { temporaryDirectory } from "../../../_tools/testing/temporary_directory.ts";
import { PreconditionError } from "../../base/errors.ts";
import {
  conform,
  conformControl,
  conformMeasuring,
  exitsOf,
  specFor,
} from "./_conform.ts";
import { END_SERVER, lives, processWorld } from "./_process_world.ts";
import { processRuntime } from "./process.ts";

setDefaultTimeout(30_000); // programs are started, on machines that are busy

describe("conformance", () => {
  let world: Awaited<ReturnType<typeof processWorld>>;
  beforeAll(async () => void (world = await processWorld(END_SERVER)));
  afterAll(() => world[Symbol.asyncDispose]());

  const subject = {
    testCase: (name: string, run: () => Promise<void>) => test(name, run),
    open: async () => world.another(),
    async kill(name: string) {
      process.kill(world.record(name).pid, "SIGKILL");
    },
  };
  conform("process", subject);
  conformMeasuring("process", subject);
  conformControl("process", subject);
});

test("prepare() names the program that is missing", async () => {
  using directory = temporaryDirectory();
  const program = join(directory.path, "none.ts");
  await using runtime = processRuntime({
    installation: crypto.randomUUID(),
    directory: directory.path,
    command: [process.execPath, program],
  });
  const prepared = runtime.prepare(() => {});
  expect(await errorOf(prepared)).toBeInstanceOf(PreconditionError);
  expect(await rejectionOf(prepared)).toThrow(program);
});

test("start() tells why one ended at once, and removes it", async () => {
  await using world = await processWorld();
  const started = world.runtime.start(specFor("a-1", { services: ["exit_3"] }));
  expect(await rejectionOf(started)).toThrow(
    'Cannot start end server "a-1": it ended at once with code 3, its last words: no reason to live',
  );
  expect(await world.runtime.list()).toEqual([]);
});

test("start() tells of a program that does not run at all", async () => {
  await using world = await processWorld(["tellerline-no-such-program"]);
  const started = world.runtime.start(specFor("a-1"));
  expect(await rejectionOf(started)).toThrow(/^Cannot start .* does not run/);
  expect(await world.runtime.list()).toEqual([]);
});

test("start() aborted while it waits ends the process", async () => {
  await using world = await processWorld();
  const abort = new AbortController();
  const { signal } = abort;
  const spec = specFor("a-1", { services: ["silent"] });
  const started = world.runtime.start(spec, { signal });
  const pid = await eventually(() => {
    try {
      return world.record("a-1").pid;
    } catch {
      return undefined; // not written yet
    }
  });
  abort.abort(new Error("changed my mind"));
  expect(await rejectionOf(started)).toThrow("changed my mind");
  expect(lives(pid)).toBe(false);
  expect(await world.runtime.list()).toEqual([]);
});

test("stop() kills what does not heed SIGTERM", async () => {
  await using world = await processWorld();
  await world.runtime.start(specFor("a-1", { services: ["deaf"] }));
  const { pid } = world.record("a-1");
  await world.runtime.stop("a-1", { graceMs: 200 });
  expect(lives(pid)).toBe(false);
});

test("watch() and list() tell the exit code", async () => {
  await using world = await processWorld();
  const events = exitsOf(world.runtime, new AbortController().signal);
  const services = ["exit_3_after_listening"];
  await world.runtime.start(specFor("a-1", { services }));
  await eventually(() => events.length > 0);
  const end = { exitCode: 3, outOfMemory: false };
  expect(events).toMatchObject([{ name: "a-1", ...end }]);
  const [listed] = await world.runtime.list();
  expect(listed?.state).toEqual({ kind: "exited", ...end });
});

test("usage() is per cent of one core at most", async () => {
  await using world = await processWorld();
  const services = ["burn"];
  await world.runtime.start(specFor("a-1", { services, cpuLimit: 4 }));
  const busy = await eventually(() => {
    const percent = world.runtime.usage("a-1")?.cpuPercent ?? 0;
    return percent > 30 && percent; // the machine may be busy
  });
  expect(busy).toBeLessThan(150);
});

test("logs() follows what is printed", async () => {
  await using world = await processWorld();
  await world.runtime.start(specFor("a-1", { services: ["chatty"] }));
  const abort = new AbortController();
  const { signal } = abort;
  const texts: string[] = [];
  const range = { tail: 0, follow: true, signal };
  for await (const { text } of world.runtime.logs("a-1", range)) {
    texts.push(text);
    if (texts.length === 5) abort.abort();
  }
  const first = Number(texts[0]?.split(" ")[1]);
  expect(texts.slice(0, 5)).toEqual(
    [0, 1, 2, 3, 4].map((i) => `line ${first + i}`),
  );
});
