import { expect, setDefaultTimeout, test } from "bun:test";
import { readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";

import { eventually } from "../../../_tools/testing/eventually.ts";
import { exitsOf, specFor } from "./_conform.ts";
import { lives, processWorld, STAND_IN } from "./_process_world.ts";

setDefaultTimeout(30_000); // programs are started, on machines that are busy

const linuxTest = test.skipIf(process.platform !== "linux");

test("end servers outlive a scaler that is killed", async () => {
  await using world = await processWorld();
  const { directory, installation } = world;
  const options = { installation, directory, command: STAND_IN };
  const spec = specFor("a-1", { services: ["serve"] });
  const program = `
    import { processRuntime } from "${join(import.meta.dir, "process.ts")}";
    const runtime = processRuntime(${JSON.stringify(options)});
    const info = await runtime.start(${JSON.stringify(spec)});
    process.stdout.write(JSON.stringify(info));
    process.kill(process.pid, "SIGKILL");`;
  const scaler = Bun.spawn([process.execPath, "-e", program]);
  const started = JSON.parse(await scaler.stdout.text());
  expect(await scaler.exited).toBe(137);
  expect(await world.runtime.list()).toEqual([started]);

  const events = exitsOf(world.runtime, new AbortController().signal);
  const { pid } = world.record("a-1");
  process.kill(pid, "SIGKILL");
  await eventually(() => events.length > 0);
  expect(events).toMatchObject([{ name: "a-1", exitCode: undefined }]);
  await world.runtime.stop("a-1", { graceMs: 0 });
  expect(await world.runtime.list()).toEqual([]);
});

test("a pid that is another process by now is left alone", async () => {
  await using world = await processWorld();
  await world.runtime.start(specFor("a-1", { services: ["serve"] }));
  const record = world.record("a-1");
  process.kill(record.pid, "SIGKILL");
  await eventually(() => !lives(record.pid));
  const innocent = Bun.spawn(["sleep", "600"]);
  try {
    world.forge("a-1", { ...world.record("a-1"), pid: innocent.pid });
    await using next = world.another();
    expect((await next.list())[0]?.state.kind).toBe("exited");
    expect(next.usage("a-1")).toBeUndefined();
    await next.stop("a-1", { graceMs: 0 });
    expect(lives(innocent.pid)).toBe(true);
    expect(await next.list()).toEqual([]);
  } finally {
    innocent.kill();
  }
});

test("records of another installation are neither seen nor touched", async () => {
  await using world = await processWorld();
  await world.runtime.start(specFor("a-1", { services: ["serve"] }));
  const { pid } = world.record("a-1");
  await using stranger = world.another(crypto.randomUUID());
  expect(await stranger.list()).toEqual([]);
  await stranger.stop("a-1", { graceMs: 0 });
  expect(lives(pid)).toBe(true);
  expect(await world.runtime.list()).toHaveLength(1);
});

test("what a crash left half made is unfinished, and is ended", async () => {
  await using world = await processWorld();
  await world.runtime.start(specFor("a-1", { services: ["serve"] }));
  const {
    pid,
    identity: _1,
    host: _2,
    port: _3,
    ...made
  } = world.record("a-1");
  world.forge("a-1", made); // as it is between the start and the second write
  await using next = world.another();
  const [listed] = await next.list();
  expect(listed).toMatchObject({ name: "a-1", state: { kind: "unfinished" } });
  await next.stop("a-1", { graceMs: 1_000 });
  expect(lives(pid)).toBe(false);
  expect(await next.list()).toEqual([]);
});

test("a record without its log is removed all the same", async () => {
  await using world = await processWorld();
  await world.runtime.start(specFor("a-1", { services: ["serve"] }));
  const { pid } = world.record("a-1");
  rmSync(world.logOf("a-1"));
  await world.runtime.stop("a-1", { graceMs: 1_000 });
  expect(lives(pid)).toBe(false);
  expect(await world.runtime.list()).toEqual([]);
});

test("records, logs and their directory are their owner's only", async () => {
  await using world = await processWorld();
  await world.runtime.start(specFor("a-1", { services: ["serve"] }));
  const modeOf = (path: string) => statSync(path).mode & 0o777;
  expect(modeOf(world.directory)).toBe(0o700);
  expect(modeOf(world.pathOf("a-1"))).toBe(0o600);
  expect(modeOf(world.logOf("a-1"))).toBe(0o600);
});

linuxTest("end servers get nothing of this process's environment", async () => {
  await using world = await processWorld();
  await world.runtime.start(specFor("a-1", { services: ["serve"] }));
  const { pid } = world.record("a-1");
  expect(readFileSync(`/proc/${pid}/environ`, "utf8")).toBe("");
  const { tenant } = specFor("a-1");
  expect(readFileSync(`/proc/${pid}/cmdline`, "utf8")).not.toContain(tenant);
});

linuxTest("end servers have a session of their own", async () => {
  await using world = await processWorld();
  await world.runtime.start(specFor("a-1", { services: ["serve"] }));
  const { pid } = world.record("a-1");
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const [, , group, session] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  expect([group, session]).toEqual([String(pid), String(pid)]);
});
