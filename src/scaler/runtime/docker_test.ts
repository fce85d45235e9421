import { describe, expect } from "bun:test";

import { errorOf, rejectionOf } from "../../../_tools/testing/rejection_of.ts";
import { dockerTest } from "../../../_tools/testing/docker_test_case.ts";
import { eventually } from "../../../_tools/testing/eventually.ts";
import { PreconditionError } from "../../base/errors.ts";
import {
  conform,
  conformControl,
  conformMeasuring,
  specFor,
} from "./_conform.ts";
import { standInWorld } from "./_docker_world.ts";
import { dockerRuntime } from "./docker.ts";
import { connectEngine } from "./engine.ts";
import { ensureImage } from "./image.ts";

describe("conformance", () => {
  const installation = crypto.randomUUID();
  const subject = {
    testCase: dockerTest,
    async open() {
      const engine = connectEngine();
      const options = { engine, installation, image: ensureImage };
      const runtime = dockerRuntime(options);
      await runtime.prepare(() => {});
      return runtime;
    },
    async kill(name: string) {
      using engine = connectEngine();
      await engine.stopContainer(`tellerline-${installation}-${name}`, 0);
    },
  };
  conform("docker", subject);
  conformMeasuring("docker", subject);
  conformControl("docker", subject);
});

const world = standInWorld();

dockerTest("start() labels the container with its program", async () => {
  using engine = connectEngine();
  const reference = await ensureImage(engine, { progress: () => {} });
  await using it = await world();
  await using runtime = it.another(reference);
  await runtime.prepare(() => {});
  await runtime.start(specFor("a-1"));
  const { Config } = await it.inspect("a-1");
  const [, program] = reference.split(":");
  expect(Config.Labels["tellerline.program"]).toBe(program ?? "");
});

dockerTest("start() that fails leaves no container", async () => {
  await using it = await world();
  const spec = specFor("a-1", { services: ["serve"], memoryBytes: 1 });
  const started = it.runtime.start(spec);
  expect(await rejectionOf(started)).toThrow(
    /^Cannot create container .*memory/i,
  );
  const label = [`tellerline.installation=${it.installation}`];
  expect(await it.engine.listContainers({ label })).toEqual([]);
});

dockerTest("start() names the image that is missing", async () => {
  await using it = await world();
  const gone = `tellerline-test-gone:${crypto.randomUUID()}`;
  await using runtime = it.another(gone);
  await runtime.prepare(() => {});
  const started = runtime.start(specFor("a-1"));
  expect(await errorOf(started)).toBeInstanceOf(PreconditionError);
  expect(await rejectionOf(started)).toThrow(gone);
  expect(await runtime.list()).toEqual([]);
});

dockerTest("start() before prepare() says so", async () => {
  await using it = await world();
  await using runtime = it.another();
  const started = runtime.start(specFor("a-1"));
  expect(await errorOf(started)).toBeInstanceOf(PreconditionError);
});

dockerTest("stop() kills what does not heed SIGTERM", async () => {
  await using it = await world();
  await it.runtime.start(specFor("a-1", { services: ["deaf"] }));
  await it.runtime.stop("a-1", { graceMs: 500 });
  expect(await it.runtime.list()).toEqual([]);
});

dockerTest("stop() ends one that is paused", async () => {
  await using it = await world();
  await it.runtime.start(specFor("a-1", { services: ["serve"] }));
  const { Id } = await it.inspect("a-1");
  await fetch(`http://engine/containers/${Id}/pause`, {
    method: "POST",
    unix: "/var/run/docker.sock",
  });
  await it.runtime.stop("a-1", { graceMs: 500 });
  expect(await it.runtime.list()).toEqual([]);
});

dockerTest("usage() is per cent of the container's own limit", async () => {
  await using it = await world();
  const cpuLimit = 0.25;
  await it.runtime.start(specFor("a-1", { services: ["burn"], cpuLimit }));
  // All it may use, where docker's own figure would be 25 %.
  const busy = await eventually(() => {
    const percent = it.runtime.usage("a-1")?.cpuPercent ?? 0;
    return percent > 60 && percent;
  });
  expect(busy).toBeLessThan(160);
});

dockerTest("logs() has the time of every line", async () => {
  await using it = await world();
  const before = Date.now();
  await it.runtime.start(specFor("a-1", { services: ["chatty"] }));
  const abort = new AbortController();
  const { signal } = abort;
  const seen = [];
  const range = { tail: 0, follow: true, signal };
  for await (const entry of it.runtime.logs("a-1", range)) {
    if (entry.text.startsWith("line ")) seen.push(entry);
    if (seen.length === 3) abort.abort();
  }
  const [first, second] = seen;
  expect(first?.atMs).toBeGreaterThanOrEqual(before - 1_000);
  expect(second?.atMs).toBeGreaterThan(first?.atMs ?? Infinity);
});
