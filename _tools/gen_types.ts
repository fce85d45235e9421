import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { header, type Generated } from "./generated.ts";

const PROTOS = [
  "tellerline/v1/portal.proto",
  "tellerline/v1/catalogue.proto",
  "tellerline/v1/control.proto",
] as const;

const FLAGS = [
  "--longs=Number",
  "--enums=String",
  "--defaults",
  "--grpcLib=@grpc/grpc-js",
  "--importFileExtension=.ts",
] as const;

/**
 * The TypeScript types of the messages of portal, catalogue and control, made by
 * proto-loader's own generator.
 *
 * @throws {Error} with what that generator printed, when it fails.
 */
export function genTypes(root: string): Generated[] {
  const folder = mkdtempSync(join(tmpdir(), "tellerline-types-"));
  try {
    const generator = join(root, "node_modules/.bin/proto-loader-gen-types");
    run([generator, ...FLAGS, "-I", "proto", "-O", folder, ...PROTOS], root);
    return [...new Bun.Glob("**/*.ts").scanSync(folder)].sort().map((path) => ({
      path: `src/wire/gen/${path}`,
      text: `${header("proto/tellerline/v1")}\n\n${readFileSync(join(folder, path), "utf8")}`,
    }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Runs a script with this Bun, so that no Node is needed. */
function run(script: readonly string[], cwd: string): void {
  const done = Bun.spawnSync([process.execPath, ...script], { cwd });
  if (done.success) return;
  throw new Error(`Cannot generate types: ${done.stderr.toString().trim()}`);
}
