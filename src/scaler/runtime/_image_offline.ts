import { copyFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { PreconditionError } from "../../base/errors.ts";
import { librariesOf } from "./_image_libraries.ts";
import { imageProgram, type ImageProgram } from "./_image_program.ts";
import type { BuildStep, ImageEngine } from "./_image_steps.ts";

/** The same program as `Dockerfile.endserver` makes, of what is here. */
function recipeOf({ argv }: ImageProgram): string {
  return `FROM scratch
COPY root/ /
USER 65532:65532
EXPOSE 50051 50052
ENTRYPOINT ${JSON.stringify(["/endserver", ...argv])}
`;
}

/** The names the engine has for the processors that Bun is made for. */
const ENGINE_ARCH: Readonly<Record<string, string>> = {
  x64: "amd64",
  arm64: "arm64",
};

/**
 * Builds the image without a registry: the end server compiled here, and the
 * C library files it is linked with.
 *
 * @throws {PreconditionError} when this machine's programs do not run there.
 */
export async function buildOffline(
  engine: ImageEngine,
  { progress, signal, build }: BuildStep,
): Promise<void> {
  await refuseOtherPlatform(engine);
  const directory = await mkdtemp(join(tmpdir(), "tellerline-image-"));
  try {
    progress("Compiling the end server (step 1 of 3, 0 %)");
    const program = join(directory, "root/endserver");
    await mkdir(dirname(program), { recursive: true });
    const made = imageProgram();
    await made.writeTo(program);
    signal.throwIfAborted();
    progress("Collecting the files it is linked with (step 2 of 3, 20 %)");
    for (const library of await librariesOf(program)) {
      const copy = join(directory, "root", library);
      await mkdir(dirname(copy), { recursive: true });
      await copyFile(library, copy);
    }
    await writeFile(join(directory, "Dockerfile"), recipeOf(made));
    progress("Handing them to the engine (step 3 of 3, 40 %)");
    await build({ directory, files: ["Dockerfile", "root"] });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function refuseOtherPlatform(engine: ImageEngine): Promise<void> {
  const { Os, Arch } = await engine.version();
  const here = `${process.platform}/${ENGINE_ARCH[process.arch] ?? process.arch}`;
  const there = `${Os}/${Arch}`;
  if (here === there) return;
  throw new PreconditionError(
    `Cannot build the end-server image offline: this machine is ${here}, the engine ${there}; build with "bun run image --from registry", or choose --runtime process`,
  );
}
