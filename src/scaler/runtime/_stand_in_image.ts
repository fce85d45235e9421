import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

import { temporaryDirectory } from "../../../_tools/testing/temporary_directory.ts";
import { librariesOf } from "./_image_libraries.ts";
import type { Engine } from "./engine.ts";

const PROGRAM = resolve(
  import.meta.dir,
  "../../../_tools/testing/stand_in_end_server.ts",
);

const DOCKERFILE = `FROM scratch
COPY root/ /
ENTRYPOINT ["/bun", "/stand_in.ts"]
`;

/**
 * Builds an image, for tests, of the stand-in for the end server: Bun itself,
 * the libraries it is linked with, and the program.
 *
 * @returns Its reference; whoever asked for it removes it.
 */
export async function buildStandIn(engine: Engine): Promise<string> {
  const tag = `tellerline-test-stand-in:${crypto.randomUUID()}`;
  using directory = temporaryDirectory();
  const root = join(directory.path, "root");
  const copy = (from: string, to: string) => {
    mkdirSync(dirname(join(root, to)), { recursive: true });
    copyFileSync(from, join(root, to));
  };
  copy(process.execPath, "bun");
  copy(PROGRAM, "stand_in.ts");
  for (const path of await librariesOf(process.execPath)) copy(path, path);
  writeFileSync(join(directory.path, "Dockerfile"), DOCKERFILE);
  const files = ["Dockerfile", "root"];
  await engine.buildImage({ directory: directory.path, files }, { tag });
  return tag;
}
