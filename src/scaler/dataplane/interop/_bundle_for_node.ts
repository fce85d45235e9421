import { join } from "node:path";

const PROGRAMS = join(import.meta.dir, "../../../../_tools/testing/interop");

/**
 * Bundles an interop program for Node, which reads no TypeScript.
 *
 * @returns Where it is.
 */
export async function bundleForNode(
  program: string,
  outdir: string,
): Promise<string> {
  const { outputs } = await Bun.build({
    entrypoints: [join(PROGRAMS, program)],
    target: "node",
    format: "cjs",
    outdir,
    naming: "[name].cjs",
  });
  return outputs[0]?.path ?? "";
}
