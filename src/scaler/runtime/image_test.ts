import { expect, test } from "bun:test";
import { existsSync } from "node:fs";
import { join } from "node:path";

import { rejectionOf } from "../../../_tools/testing/rejection_of.ts";
import { RuntimeError } from "../../base/errors.ts";
import type { BuildOptions } from "./engine.ts";
import {
  ensureImage,
  imageReference,
  type EnsureImageOptions,
} from "./image.ts";
import type { ImageEngine } from "./_image_steps.ts";

type Inspected = Awaited<ReturnType<ImageEngine["inspectImage"]>>;

/** An engine of images only, that builds in no time. */
class ImageShelf implements ImageEngine {
  readonly builds: BuildOptions[] = [];
  /** Whether the program was among the files of the last build. */
  hadProgram = false;
  readonly #images: Set<string>;
  readonly #offered: readonly string[];
  readonly #arch: string;
  readonly #refuses: string | undefined;
  readonly #until: Promise<void> | undefined;

  constructor(options: ShelfOptions = {}) {
    this.#images = new Set(options.images);
    this.#offered = options.offered ?? [];
    this.#arch = options.arch ?? (process.arch === "x64" ? "amd64" : "arm64");
    this.#refuses = options.refuses;
    this.#until = options.until;
  }

  async inspectImage(reference: string): Promise<Inspected> {
    const isThere = this.#images.has(reference);
    return isThere ? ({ Id: reference } as Inspected) : undefined;
  }

  async registryOffers(reference: string): Promise<boolean> {
    return this.#offered.includes(reference);
  }

  async version() {
    return { Os: "linux", Arch: this.#arch } as Awaited<
      ReturnType<ImageEngine["version"]>
    >;
  }

  async buildImage(
    { directory }: Parameters<ImageEngine["buildImage"]>[0],
    options: BuildOptions,
  ): Promise<void> {
    this.builds.push(options);
    this.hadProgram = existsSync(join(directory, "root/endserver"));
    if (options.dockerfile && this.#refuses) {
      throw new RuntimeError(this.#refuses);
    }
    options.onProgress?.("Step 1/2 : FROM somewhere");
    options.onProgress?.(" ---> 0123456789ab");
    await this.#until;
    this.#images.add(options.tag);
  }
}

interface ShelfOptions {
  readonly images?: readonly string[];
  readonly offered?: readonly string[];
  readonly arch?: string;
  /** What a build from a registry fails with. */
  readonly refuses?: string;
  /** Builds are not done before this. */
  readonly until?: Promise<void>;
}

const BASE = ["oven/bun:1.4.5", "debian:12-slim"];
const REGISTRY = "Dockerfile.endserver";

async function ensure(
  engine: ImageEngine,
  options: Partial<EnsureImageOptions> = {},
) {
  const said: string[] = [];
  const progress = (message: string) => void said.push(message);
  const reference = await ensureImage(engine, { progress, ...options });
  return { reference, said };
}

test("ensureImage() leaves an image of this program as it is", async () => {
  const reference = await imageReference();
  const engine = new ImageShelf({ images: [reference] });
  const answer = await ensure(engine);
  expect(answer.reference).toBe(reference);
  expect(answer.said).toEqual([`The image ${reference} is up to date`]);
  expect(engine.builds).toEqual([]);
});

test("ensureImage() does not take an image of another program", async () => {
  const other = "tellerline/endserver:000000000000";
  const engine = new ImageShelf({ images: [...BASE, other] });
  const { reference } = await ensure(engine);
  expect(reference).not.toBe(other);
  expect(engine.builds).toMatchObject([{ tag: reference }]);
});

test("ensureImage() names the image and the program on the label", async () => {
  const engine = new ImageShelf({ images: BASE });
  const { reference } = await ensure(engine);
  expect(engine.builds[0]?.labels).toEqual({
    "tellerline.program": reference.split(":")[1] ?? "",
    "tellerline.image": "endserver",
  });
});

test("ensureImage() builds anew when forced", async () => {
  const images = [...BASE, await imageReference()];
  const engine = new ImageShelf({ images });
  await ensure(engine, { force: true });
  expect(engine.builds).toHaveLength(1);
});

test.each([
  ["the engine has", { images: BASE }],
  ["a registry offers", { offered: BASE }],
  ["a registry offers", { images: BASE.slice(0, 1), offered: BASE.slice(1) }],
])(
  "ensureImage() takes the registry when %s the base images: %j",
  async (why, shelf) => {
    const engine = new ImageShelf(shelf);
    const { reference, said } = await ensure(engine);
    expect(engine.builds).toMatchObject([{ dockerfile: REGISTRY }]);
    expect(said).toEqual([
      `Building the image from a registry: ${why} the base images`,
      "Building the image, step 1 of 2 (0 %): FROM somewhere",
      `The image ${reference} is ready`,
    ]);
  },
);

test("ensureImage() takes what is here when no registry offers a base image", async () => {
  const engine = new ImageShelf({ offered: BASE.slice(0, 1) });
  const { said } = await ensure(engine);
  expect(engine.builds).toHaveLength(1);
  expect(engine.builds[0]?.dockerfile).toBeUndefined();
  expect(engine.hadProgram).toBe(true);
  expect(said[0]).toBe(
    `Building the image from what is here: no registry offers "${BASE[1]}" to the engine`,
  );
});

test("ensureImage() takes what is here when the registry fails it", async () => {
  const refuses = "Cannot build: the network is gone";
  const engine = new ImageShelf({ offered: BASE, refuses });
  const { said } = await ensure(engine);
  expect(engine.builds.map(({ dockerfile }) => dockerfile)).toEqual([
    REGISTRY,
    undefined,
  ]);
  expect(said[1]).toBe(`Building from what is here instead: ${refuses}`);
});

test("ensureImage() does not look elsewhere when told where from", async () => {
  const refuses = "Cannot build: the network is gone";
  const engine = new ImageShelf({ offered: BASE, refuses });
  expect(await rejectionOf(ensure(engine, { from: "registry" }))).toThrow(
    refuses,
  );
  expect(engine.builds).toHaveLength(1);
});

test("ensureImage() refuses to build offline for another processor", async () => {
  const engine = new ImageShelf({ arch: "s390x" });
  expect(await rejectionOf(ensure(engine, { from: "offline" }))).toThrow(
    /this machine is linux\/\w+, the engine linux\/s390x; build with "bun run image --from registry"/,
  );
  expect(engine.builds).toEqual([]);
});

test("ensureImage() builds once for callers at the same time", async () => {
  const built = Promise.withResolvers<void>();
  const engine = new ImageShelf({ images: BASE, until: built.promise });
  const started = Promise.withResolvers<void>();
  const first = ensureImage(engine, { progress: () => started.resolve() });
  await started.promise;
  const joined = Promise.withResolvers<void>();
  const looked = engine.inspectImage.bind(engine);
  engine.inspectImage = async (reference) => {
    setImmediate(joined.resolve); // by then the second caller has joined
    return await looked(reference);
  };
  const second = ensure(engine);
  await joined.promise;

  built.resolve();

  const { reference, said } = await second;
  expect(await first).toBe(reference);
  expect(said.at(-1)).toBe(`The image ${reference} is ready`);
  expect(engine.builds).toHaveLength(1);
});

test("ensureImage() tries again after a failure", async () => {
  const engine = new ImageShelf({ arch: "s390x" });
  expect(await rejectionOf(ensure(engine))).toThrow();
  await expect(ensure(engine, { from: "registry" })).resolves.toBeDefined();
});
