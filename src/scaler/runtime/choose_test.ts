import { expect, setDefaultTimeout, test } from "bun:test";
import { join } from "node:path";

import { dockerTest } from "../../../_tools/testing/docker_test_case.ts";
import { temporaryDirectory } from "../../../_tools/testing/temporary_directory.ts";
import { DeadlineError, RuntimeError } from "../../base/errors.ts";
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
  await expect(wanted).rejects.toBeInstanceOf(DeadlineError);
});

test("chooseRuntime() does not fall back from a docker that is wanted", async () => {
  using directory = temporaryDirectory();
  const wanted = chooseRuntime({ wanted: "docker", ...optionsIn(directory) });
  await expect(wanted).rejects.toBeInstanceOf(RuntimeError);
});

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
