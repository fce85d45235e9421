import { expect } from "bun:test";

import { dockerTest } from "../../../_tools/testing/docker_test_case.ts";
import { eventually } from "../../../_tools/testing/eventually.ts";
import { exitsOf, specFor } from "./_conform.ts";
import { standInWorld } from "./_docker_world.ts";

const world = standInWorld();

dockerTest("watch() tells the exit code", async () => {
  await using it = await world();
  const { signal } = new AbortController();
  const events = exitsOf(it.runtime, signal);
  await it.runtime.start(
    specFor("a-1", { services: ["exit_3_after_listening"] }),
  );
  await eventually(() => events.length > 0);
  expect(events[0]).toMatchObject({ exitCode: 3, outOfMemory: false });
});

dockerTest("watch() and list() tell of running out of memory", async () => {
  await using it = await world();
  const { signal } = new AbortController();
  const events = exitsOf(it.runtime, signal);
  const memoryBytes = 128 << 20;
  await it.runtime.start(
    specFor("a-1", { services: ["allocate"], memoryBytes }),
  );
  await eventually(() => events.length > 0, { ms: 40_000 });
  expect(events[0]?.outOfMemory).toBe(true);
  const [listed] = await it.runtime.list();
  expect(listed?.state).toMatchObject({ kind: "exited", outOfMemory: true });
});

dockerTest("watch() tells what ended before it began", async () => {
  await using it = await world();
  await it.runtime.start(
    specFor("a-1", { services: ["exit_3_after_listening"] }),
  );
  await eventually(async () => {
    const [listed] = await it.runtime.list();
    return listed?.state.kind === "exited";
  });
  await using second = it.another();
  const events = exitsOf(second, new AbortController().signal);
  await eventually(() => events.length > 0);
  expect(events).toMatchObject([{ name: "a-1", exitCode: 3 }]);
});

dockerTest("watch() tells what was removed behind its back", async () => {
  await using it = await world();
  const events = exitsOf(it.runtime, new AbortController().signal);
  await it.runtime.start(specFor("a-1", { services: ["serve"] }));
  const { Id } = await it.inspect("a-1");
  await it.engine.removeContainer(Id);
  await eventually(() => events.length > 0);
  expect(events).toMatchObject([{ name: "a-1", outOfMemory: false }]);
});
