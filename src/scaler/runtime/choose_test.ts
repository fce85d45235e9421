import { expect, setDefaultTimeout, test } from "bun:test";
import { join } from "node:path";

import { errorOf, rejectionOf } from "../../../_tools/testing/rejection_of.ts";
import { dockerTest } from "../../../_tools/testing/docker_test_case.ts";
import { temporaryDirectory } from "../../../_tools/testing/temporary_directory.ts";
import { DeadlineError, RuntimeError } from "../../base/errors.ts";
import { specFor } from "./_conform.ts";
import { engineShim } from "./_engine_shim.ts";
import { END_SERVER } from "./_process_world.ts";
import { chooseRuntime, type ChooseOptions } from "./choose.ts";

setDefaultTimeout(30_000); // programs are started, on machines that are busy

function optionsIn(directory: { readonly path: string }) {
  return {
    installation: crypto.randomUUID(),
    directory: join(directory.path, "end_servers"),
    command: END_SERVER,
    dockerHost: `unix://${join(directory.path, "none.sock")}`,
  } satisfies Omit<ChooseOptions, "wanted">;
}

test("chooseRuntime() takes processes where no engine answers", async () => {
  using directory = temporaryDirectory();
  const options = optionsIn(directory);
  const { runtime, reason } = await chooseRuntime({
    wanted: "auto",
    ...options,
  });
  await using _ = runtime;
  expect(runtime.kind).toBe("process");
  expect(reason).toStartWith("End servers run as processes, because");
  expect(reason).toContain(options.dockerHost);
});

test("chooseRuntime() waits two seconds for an engine that hangs", async () => {
  using directory = temporaryDirectory();
  using shim = await engineShim();
  shim.set("hang");
  const { dockerHost } = shim;
  const options = { ...optionsIn(directory), dockerHost };
  const { runtime, reason } = await chooseRuntime({
    wanted: "auto",
    ...options,
  });
  await using _ = runtime;
  expect(runtime.kind).toBe("process");
  expect(reason).toContain("no answer within 2000 ms");
  const wanted = chooseRuntime({ wanted: "docker", ...options });
  expect(await errorOf(wanted)).toBeInstanceOf(DeadlineError);
});

test("chooseRuntime() does not fall back from a docker that is wanted", async () => {
  using directory = temporaryDirectory();
  const wanted = chooseRuntime({ wanted: "docker", ...optionsIn(directory) });
  expect(await errorOf(wanted)).toBeInstanceOf(RuntimeError);
});

test("chooseRuntime() leaves instances that ran in Docker to Docker, unless it is told", async () => {
  using directory = temporaryDirectory();
  const former = { runtime: "docker", instances: 2 };
  const options = { ...optionsIn(directory), former };
  expect(
    await rejectionOf(chooseRuntime({ wanted: "auto", ...options })),
  ).toThrow(
    /^Cannot start: the instances on record \(2\) run in Docker.*none\.sock.*--runtime process/,
  );
  const told = await chooseRuntime({ wanted: "process", ...options });
  await using _ = told.runtime;
  expect(told.runtime.kind).toBe("process");
  expect(told.reason).toContain("stay until Docker is chosen again");
});

test("chooseRuntime() takes processes where Docker was used and nothing is on record", async () => {
  using directory = temporaryDirectory();
  const former = { runtime: "docker", instances: 0 };
  const options = { ...optionsIn(directory), former };
  const { runtime } = await chooseRuntime({ wanted: "auto", ...options });
  await using _ = runtime;
  expect(runtime.kind).toBe("process");
});

dockerTest(
  "chooseRuntime() ends processes of a former run when it takes docker",
  async () => {
    using directory = temporaryDirectory();
    const { dockerHost: _none, ...options } = optionsIn(directory);
    const before = await chooseRuntime({ wanted: "process", ...options });
    await using processes = before.runtime;
    await processes.start(specFor("a-1", { services: ["echo"] }));
    const former = { runtime: "process", instances: 1 };
    const chosen = await chooseRuntime({ wanted: "auto", ...options, former });
    await using _ = chosen.runtime;
    expect(await processes.list()).toEqual([]);
  },
);

test("chooseRuntime() asks no engine where processes are wanted", async () => {
  using directory = temporaryDirectory();
  using shim = await engineShim();
  shim.set("hang");
  const { dockerHost } = shim;
  const options = { ...optionsIn(directory), dockerHost };
  const chosen = await chooseRuntime({ wanted: "process", ...options });
  await using runtime = chosen.runtime;
  expect(runtime.kind).toBe("process");
  expect(chosen.reason).toBe("End servers run as processes, as chosen");
  expect(shim.connections).toBe(0);
});

dockerTest("chooseRuntime() takes docker where an engine answers", async () => {
  using directory = temporaryDirectory();
  const { dockerHost: _none, ...options } = optionsIn(directory);
  const chosen = await chooseRuntime({ wanted: "auto", ...options });
  await using runtime = chosen.runtime;
  expect(runtime.kind).toBe("docker");
  expect(chosen.reason).toContain("because an engine answers at unix://");
});
