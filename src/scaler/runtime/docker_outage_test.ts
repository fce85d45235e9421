import { expect } from "bun:test";

import { rejectionOf } from "../../../_tools/testing/rejection_of.ts";
import { dockerTest } from "../../../_tools/testing/docker_test_case.ts";
import { eventually } from "../../../_tools/testing/eventually.ts";
import { exitsOf, specFor } from "./_conform.ts";
import { standInWorld } from "./_docker_world.ts";
import { engineShim } from "./_engine_shim.ts";

const world = standInWorld();

dockerTest("watch() goes on after the engine was away", async () => {
  using shim = await engineShim();
  const { dockerHost } = shim;
  await using it = await world({ dockerHost });
  const events = exitsOf(it.runtime, new AbortController().signal);
  await it.runtime.start(specFor("a-1", { services: ["serve"] }));
  await it.runtime.start(specFor("a-2", { services: ["serve"] }));
  shim.set("close");
  shim.sever();
  const { Id } = await it.inspect("a-1");
  await it.engine.stopContainer(Id, 0); // not through the shim
  expect(events).toEqual([]);
  shim.set("pass");
  await eventually(() => events.length > 0);
  const { Id: other } = await it.inspect("a-2");
  await it.engine.stopContainer(other, 0);
  await eventually(() => events.length > 1);
  expect(events.map(({ name }) => name)).toEqual(["a-1", "a-2"]);
});

dockerTest("usage() goes on after the engine was away", async () => {
  using shim = await engineShim();
  const { dockerHost } = shim;
  await using it = await world({ dockerHost });
  await it.runtime.start(specFor("a-1", { services: ["burn"] }));
  await eventually(() => it.runtime.usage("a-1"));
  shim.sever();
  await eventually(() => it.runtime.usage("a-1") === undefined);
  await eventually(() => it.runtime.usage("a-1"));
  expect(it.runtime.usage("a-1")?.cpuPercent).toBeGreaterThanOrEqual(0);
});

dockerTest("an outage on the way leaves nothing half made", async () => {
  using shim = await engineShim();
  const { dockerHost } = shim;
  await using it = await world({ dockerHost });
  shim.set("close");
  const started = it.runtime.start(specFor("a-1"));
  expect(await rejectionOf(started)).toThrow(/^Cannot .*Docker engine/);
  shim.set("pass");
  expect(await it.runtime.list()).toEqual([]);
});

dockerTest("a container whose making was not answered is removed", async () => {
  using shim = await engineShim();
  const { dockerHost } = shim;
  await using it = await world({ dockerHost });
  shim.set("mute");
  const abort = new AbortController();
  const { signal } = abort;
  const started = it.runtime.start(specFor("a-1"), { signal });
  const label = [`tellerline.installation=${it.installation}`];
  const made = () => it.engine.listContainers({ label });
  await eventually(async () => (await made()).length === 1);
  abort.abort(new Error("no answer came"));
  expect(await rejectionOf(started)).toThrow("no answer came");
  expect(await made()).toEqual([]);
});
