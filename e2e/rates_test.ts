import { Database } from "bun:sqlite";
import { expect, test } from "bun:test";
import { join } from "node:path";

import { eventually } from "../_tools/testing/eventually.ts";
import { dockerTest } from "../_tools/testing/docker_test_case.ts";
import { ratesFile } from "../_tools/testing/rates_file.ts";
import { allOf, docker } from "./_engine.ts";
import { deploy, PASSWORD, Program } from "./_program.ts";

const LIMIT_MS = 120_000;
/** A day that has come wherever the clock is. */
const DATE = new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10);

test(
  "end servers answer with the rates of the day, as the scaler tells (processes)",
  () => answersOfToday("process"),
  LIMIT_MS,
);

dockerTest(
  "end servers answer with the rates of the day, as the scaler tells (Docker)",
  () => answersOfToday("docker"),
  { timeoutMs: LIMIT_MS },
);

async function answersOfToday(runtime: "docker" | "process"): Promise<void> {
  using source = Bun.serve({
    hostname: "127.0.0.1",
    port: 0,
    fetch: () =>
      new Response(ratesFile({ date: DATE }), {
        headers: { "content-type": "text/xml" },
      }),
  });
  await using program = new Program();
  program.rates = ["--rates-url", `http://127.0.0.1:${source.port}/`];
  await program.startScaler({ runtime });
  await program.ok(["portal", "signup", "asha@example.com"], PASSWORD);
  await eventually(
    async () => (await program.ok(["portal", "info"])).includes(`of ${DATE}`),
    { ms: 20_000, what: "the rates fetched" },
  );
  const port = await deploy(program, ["--services", "currency", "--min", "1"]);
  const call = ["call", `${port}`, "currency", "--amount", "1", "--json"];
  expect(await program.ok(call)).toContain(DATE);

  if (runtime === "docker") await revealNothing(program);
}

/** Whoever looks at the containers learns nothing to forge rates with. */
async function revealNothing({ directory }: Program): Promise<void> {
  const path = join(directory, "state.sqlite");
  using state = new Database(path, { readonly: true });
  const [row] = state
    .query<{ body: string }, []>("SELECT body FROM meta")
    .all();
  const { installation, controlSeed } = JSON.parse(row?.body ?? "{}");
  expect(controlSeed).toMatch(/^[0-9a-f]{64}$/);
  const containers = await allOf(installation);
  expect(containers).toHaveLength(1);
  const told = await docker("inspect", ...containers);
  expect(told).toContain("--control-key");
  expect(told).not.toContain(controlSeed);
}
