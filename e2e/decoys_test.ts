import { randomBytes } from "node:crypto";

import { expect } from "bun:test";

import { dockerTest } from "../_tools/testing/docker_test_case.ts";
import {
  allOf,
  containersOf,
  docker,
  identityOf,
  installationOf,
} from "./_engine.ts";
import { Program } from "./_program.ts";
import { deployReady, signUp } from "./_tenant.ts";

dockerTest(
  "containers that are not this installation's are untouched by start, crash, restart and shutdown",
  leavesOthersAlone,
  { timeoutMs: 180_000 },
);

async function leavesOthersAlone(): Promise<void> {
  await using program = new Program();
  await program.startScaler({ runtime: "docker" });
  using tenant = await signUp(program);
  const { id } = await deployReady(tenant, { services: ["echo"] });
  const [own = ""] = await containersOf(id);
  const installation = await installationOf(own);
  await using decoys = await startDecoys(own);
  const before = await decoys.identities();

  await tenant.scaleInstance({ id, endServers: 3 });
  await program.killScaler();
  await program.startScaler({ runtime: "docker" });
  expect(await decoys.identities()).toEqual(before);
  expect(await program.stopScaler()).toBe(0);
  expect(await decoys.identities()).toEqual(before);
  expect(await allOf(installation)).toEqual([]);
}

/** Containers that look like ours, each lacking one thing. */
async function startDecoys(own: string) {
  const image = await docker("inspect", "--format", "{{.Config.Image}}", own);
  const labels: Record<string, string> = JSON.parse(
    await docker("inspect", "--format", "{{json .Config.Labels}}", own),
  );
  const tag = randomBytes(4).toString("hex");
  const prefix = own.slice(0, own.lastIndexOf("-"));
  const labelled = (installation: string) =>
    Object.entries({ ...labels, "tellerline.installation": installation })
      .filter(([key]) => key.startsWith("tellerline."))
      .flatMap(([key, value]) => ["--label", `${key}=${value}`]);
  const stranger = randomBytes(16).toString("hex");
  const end = [image, "--services", "echo"];

  const names = [
    await create(`decoy-${tag}`, ["run", "-d"], end),
    await create(`${prefix}-9${tag}`, ["run", "-d"], end),
    await create(
      `decoy-labels-${tag}`,
      ["run", "-d", ...labelled(stranger)],
      end,
    ),
    await create(
      `decoy-stopped-${tag}`,
      ["create", ...labelled(stranger)],
      end,
    ),
  ];
  return {
    identities: () => Promise.all(names.map(identityOf)),
    [Symbol.asyncDispose]: async () =>
      void (await docker("rm", "-f", ...names)),
  };
}

async function create(
  name: string,
  command: readonly string[],
  end: readonly string[],
): Promise<string> {
  await docker(...command, "--name", name, ...end);
  return name;
}
