import { PreconditionError } from "../../base/errors.ts";
import { imageProgram } from "./_image_program.ts";
import { PROGRAM_ROOT } from "./_image_source.ts";
import type { BuildStep, ImageEngine } from "./_image_steps.ts";

const DOCKERFILE = "Dockerfile.endserver";

/** What the recipe copies. */
const FILES = [
  DOCKERFILE,
  "package.json",
  "bun.lock",
  "proto",
  "src/base",
  "src/finance",
  "src/wire",
  "src/endserver",
  "src/scaler/runtime/_image_compile.ts",
  "src/scaler/runtime/image_protos.ts",
];

const ASK_MS = 3_000;

/**
 * Builds the image from public base images, as the Dockerfile says.
 *
 * @throws {PreconditionError} when the program is compiled: sources are needed.
 */
export async function buildFromRegistry({ build }: BuildStep): Promise<void> {
  if (imageProgram().kind === "file") throw withoutSources();
  const context = { directory: PROGRAM_ROOT, files: FILES };
  await build(context, { dockerfile: DOCKERFILE });
}

function withoutSources(): PreconditionError {
  return new PreconditionError(
    "Cannot build the end-server image from a registry: this program is one file without its sources; build with --from offline, or from a checkout",
  );
}

/** Where the base images would come from. */
export type BaseImages =
  { readonly kind: "here" } | { readonly kind: "offered" } | MissingImage;

interface MissingImage {
  readonly kind: "missing";
  readonly reference: string;
}

/** Whether the engine has the base images or can get them, told in seconds. */
export async function findBaseImages(
  engine: ImageEngine,
  signal: AbortSignal,
): Promise<BaseImages> {
  const references = await baseImages();
  const here = await Promise.all(references.map((it) => has(engine, it)));
  const absent = references.filter((_, i) => !here[i]);
  if (absent.length === 0) return { kind: "here" };
  const ask = { ms: ASK_MS, signal };
  const offered = await Promise.all(
    absent.map((it) => engine.registryOffers(it, ask)),
  );
  const reference = absent.find((_, i) => !offered[i]);
  return reference ? { kind: "missing", reference } : { kind: "offered" };
}

async function has(engine: ImageEngine, reference: string): Promise<boolean> {
  return (await engine.inspectImage(reference)) !== undefined;
}

/** The images the recipe starts from: the defaults of its two arguments. */
async function baseImages(): Promise<string[]> {
  const recipe = await Bun.file(`${PROGRAM_ROOT}/${DOCKERFILE}`).text();
  return [...recipe.matchAll(/^ARG \w+_IMAGE=(\S+)$/gm)].flatMap(
    ([, reference]) => reference ?? [],
  );
}
