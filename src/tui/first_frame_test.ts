import { expect, test } from "bun:test";
import { join } from "node:path";

const SOON = ["../cli/start.ts", "mod.ts", "run_screen.ts", "show.tsx"];
/** Tens of milliseconds each, which the first frame can do without. */
const LATER =
  /node_modules\/(?:@grpc|protobufjs|dockerode|es-toolkit\/dist\/compat\/array)\//;

test("the first frame waits neither for gRPC nor for what Ink does not need", async () => {
  const paths = SOON.map((it) => join(import.meta.dir, it));
  const install = join(import.meta.dir, "ink_parts/install_lean_parts.ts");
  const program = `
    (await import(${JSON.stringify(install)})).installLeanParts();
    for (const path of ${JSON.stringify(paths)}) await import(path);
    process.stdout.write(Object.keys(require.cache).join("\\n"));
  `;
  const child = Bun.spawn([process.execPath, "-e", program], {
    stderr: "inherit",
  });
  const loaded = (await child.stdout.text()).split("\n");
  expect(await child.exited).toBe(0);
  expect(loaded.filter((it) => it.includes("/ink/build/"))).not.toBeEmpty();
  expect(loaded.filter((it) => LATER.test(it))).toEqual([]);
});
