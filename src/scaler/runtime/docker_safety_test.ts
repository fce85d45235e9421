import { expect } from "bun:test";

import { dockerTest } from "../../../_tools/testing/docker_test_case.ts";
import { eventually } from "../../../_tools/testing/eventually.ts";
import { accepts, specFor } from "./_conform.ts";
import { standInWorld } from "./_docker_world.ts";
import { connectEngine, type Engine } from "./engine.ts";
import type { Runtime } from "./types.ts";

const world = standInWorld();

dockerTest("start() hardens the container", async () => {
  await using it = await world();
  const controlKey = "A".repeat(43);
  const spec = specFor("a-1", { services: ["serve"], controlKey });
  const { state } = await it.runtime.start(spec);
  const { Config, HostConfig, NetworkSettings } = await it.inspect("a-1");
  expect(Config.User).toBe("65532:65532");
  expect(HostConfig.ReadonlyRootfs).toBe(true);
  expect(HostConfig.Privileged).toBe(false);
  expect(HostConfig.CapDrop).toEqual(["ALL"]);
  expect(HostConfig.CapAdd ?? []).toEqual([]);
  expect(HostConfig.SecurityOpt).toEqual(["no-new-privileges"]);
  expect(HostConfig.Memory).toBe(spec.memoryBytes);
  expect(HostConfig.MemorySwap).toBe(spec.memoryBytes);
  expect(HostConfig.NanoCpus).toBe(500_000_000);
  expect(HostConfig.PidsLimit).toBe(128);
  expect(HostConfig.Binds ?? []).toEqual([]);
  expect(HostConfig.Mounts ?? []).toEqual([]);
  expect(HostConfig.Devices ?? []).toEqual([]);
  expect(HostConfig.PidMode).toBe("");
  expect(HostConfig.IpcMode).toBe("private");
  expect(HostConfig.Init).toBe(true);
  expect(HostConfig.RestartPolicy?.Name).toBe("no");
  expect(HostConfig.LogConfig).toEqual({
    Type: "json-file",
    Config: { "max-size": "10m", "max-file": "2" },
  });
  expect(HostConfig.NetworkMode).toBe(`tellerline-${it.installation}`);
  if (state.kind !== "running") throw new Error(`It is ${state.kind}`);
  expect(NetworkSettings.Ports).toEqual({
    "50051/tcp": [{ HostIp: "127.0.0.1", HostPort: `${state.port}` }],
    "50052/tcp": [{ HostIp: "127.0.0.1", HostPort: `${state.controlPort}` }],
  });
  expect(Config.Labels).toMatchObject({
    "tellerline.installation": it.installation,
    "tellerline.tenant": spec.tenant,
    "tellerline.instance": spec.instance,
    "tellerline.end_server": "a-1",
  });
  expect((Config.Env ?? []).map((one) => one.split("=")[0])).toEqual(["PATH"]);
});

dockerTest("a container gets no further than its port", async () => {
  await using it = await world();
  await it.runtime.start(specFor("b-1", { services: ["serve"] }));
  const { NetworkSettings } = await it.inspect("b-1");
  const [network] = Object.values(NetworkSettings.Networks);
  const address = network?.IPAddress ?? "";
  await eventually(() => accepts(address, 50_051)); // from the host
  const services = ["escape", `${address}:50051`];
  await it.runtime.start(specFor("a-1", { services }));
  expect(await printedJson(it.runtime, "a-1")).toEqual({
    uid: 65_532,
    environment: ["PATH", "HOSTNAME", "HOME"],
    writesRoot: false,
    writesTmp: false,
    becomesRoot: false,
    reaches: [false],
  });
});

dockerTest("a container starts fewer processes than its limit", async () => {
  await using it = await world();
  const room = { cpuLimit: 2, memoryBytes: 1 << 30 };
  await it.runtime.start(specFor("a-1", { services: ["fork"], ...room }));
  const { signal } = new AbortController();
  const log = it.runtime.logs("a-1", { tail: 500, follow: true, signal });
  let count = 0;
  for await (const { text } of log) {
    if (text === "no more") break;
    if (/^\d+$/.test(text)) count = Number(text);
  }
  expect(count).toBeGreaterThan(1);
  expect(count).toBeLessThan(128);
});

async function printedJson(runtime: Runtime, name: string) {
  const { signal } = new AbortController();
  const log = runtime.logs(name, { tail: 50, follow: true, signal });
  for await (const { text } of log) {
    if (text.startsWith("{")) return JSON.parse(text);
  }
  throw new Error("It ended without a word");
}

dockerTest("list() shows what a crash left half made", async () => {
  await using it = await world();
  await it.engine.createContainer({
    name: `tellerline-${it.installation}-a-1`,
    Image: it.image,
    Labels: labels(it.installation, "a-1"),
  });
  const [listed] = await it.runtime.list();
  expect(listed).toMatchObject({ name: "a-1", state: { kind: "unfinished" } });
  await it.runtime.stop("a-1", { graceMs: 0 });
  expect(await it.runtime.list()).toEqual([]);
});

dockerTest("another runtime object adopts what runs", async () => {
  await using it = await world();
  const started = await it.runtime.start(
    specFor("a-1", { services: ["serve"] }),
  );
  const before = await it.inspect("a-1");
  await it.runtime[Symbol.asyncDispose]();
  await using next = it.another();
  expect(await next.list()).toEqual([started]);
  const after = await it.inspect("a-1");
  expect(after.Id).toBe(before.Id);
  expect(after.State).toEqual(before.State);
});

dockerTest("nothing touches containers of others", async () => {
  await using it = await world();
  await using others = await decoys(it.engine, it.installation, it.image);
  const before = await others.look();
  await it.runtime.start(specFor("a-1", { services: ["serve"] }));
  const second = it.another();
  expect((await second.list()).map(({ name }) => name)).toEqual(["a-1"]);
  for (const name of ["a-1", "b-0", "b-1", "b-2", "b-3"]) {
    await second.stop(name, { graceMs: 0 });
  }
  await second[Symbol.asyncDispose]();
  await it.runtime[Symbol.asyncDispose]();
  expect(await others.look()).toEqual(before);
});

dockerTest("disposing removes the network with the last one", async () => {
  const it = await world();
  await it.runtime.start(specFor("a-1", { services: ["serve"] }));
  using engine = connectEngine();
  const label = [`tellerline.installation=${it.installation}`];
  const networks = await engine.listNetworks({ label });
  expect(networks).toHaveLength(1);
  expect(networks[0]?.Options).toMatchObject({
    "com.docker.network.bridge.enable_icc": "false",
  });
  await it.runtime[Symbol.asyncDispose]();
  expect(await engine.listNetworks({ label })).toHaveLength(1);
  await it[Symbol.asyncDispose]();
  expect(await engine.listNetworks({ label })).toEqual([]);
});

/** Containers that look like ours and are not: see DK-01. */
async function decoys(engine: Engine, installation: string, image: string) {
  const other = crypto.randomUUID();
  const make = (name: string, Labels: Record<string, string>) =>
    engine.createContainer({
      name,
      Image: image,
      Cmd: ["--services", "serve", "--host", "127.0.0.1", "--port", "50051"],
      Labels,
    });
  const plain = await make(`tellerline-${other}-b-0`, {});
  const prefixed = await make(`tellerline-${installation}-b-1`, {});
  const foreign = await make(`tellerline-${other}-b-2`, labels(other, "b-2"));
  const stopped = await make(`tellerline-${other}-b-3`, labels(other, "b-3"));
  for (const id of [plain, prefixed, foreign]) await engine.startContainer(id);
  const ids = [plain, prefixed, foreign, stopped];
  return {
    look: () =>
      Promise.all(
        ids.map(async (id) => {
          const details = await engine.inspectContainer(id);
          return details && [details.Id, details.Name, details.State];
        }),
      ),
    async [Symbol.asyncDispose]() {
      for (const id of ids) await engine.removeContainer(id);
    },
  };
}

function labels(installation: string, name: string) {
  return {
    "tellerline.installation": installation,
    "tellerline.tenant": "t",
    "tellerline.instance": "i",
    "tellerline.end_server": name,
  };
}
