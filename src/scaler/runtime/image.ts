import { explainBuild } from "./_explain_build.ts";
import { buildOffline } from "./_image_offline.ts";
import { buildFromRegistry, findBaseImages } from "./_image_registry.ts";
import { imageProgram } from "./_image_program.ts";
import {
  engineStep,
  type BuildStep,
  type ImageEngine,
} from "./_image_steps.ts";
import { SharedWork } from "./_shared_work.ts";
import type { Progress } from "./types.ts";

/** Where an image is built from; `auto` takes the registry if it can. */
export type ImageSource = "auto" | "registry" | "offline";

/** How {@linkcode ensureImage} goes about it. */
export interface EnsureImageOptions {
  readonly progress: Progress;
  readonly signal?: AbortSignal | undefined;
  /** Builds even when the image is there. */
  readonly force?: boolean;
  /** @default auto */
  readonly from?: ImageSource;
}

const REPOSITORY = "tellerline/endserver";

/** Builds under way in this process, by engine and by what is built how. */
const UNDER_WAY = new WeakMap<ImageEngine, Map<string, SharedWork<void>>>();

/** The image that belongs to this program: `tellerline/endserver:<hash>`. */
export async function imageReference(): Promise<string> {
  return `${REPOSITORY}:${await imageProgram().hash()}`;
}

/**
 * Builds the end-server image unless the engine has the one that belongs to
 * this program; an image of an older program has another tag. Callers at the
 * same time share one build.
 *
 * @returns The image's reference.
 * @throws {RuntimeError} when the engine refuses, the build fails or the disk
 *   is full.
 * @throws {PreconditionError} when it cannot be built here in the way asked.
 */
export async function ensureImage(
  engine: ImageEngine,
  options: EnsureImageOptions,
): Promise<string> {
  const { progress, signal, force = false, from = "auto" } = options;
  const reference = await imageReference();
  if (!force && (await engine.inspectImage(reference))) {
    progress(`The image ${reference} is up to date`);
    return reference;
  }
  await underWay(engine, { reference, from }).join({ progress, signal });
  return reference;
}

interface Build {
  readonly reference: string;
  readonly from: ImageSource;
}

function underWay(engine: ImageEngine, build: Build): SharedWork<void> {
  const builds = UNDER_WAY.get(engine) ?? new Map<string, SharedWork<void>>();
  UNDER_WAY.set(engine, builds);
  const key = `${build.reference} ${build.from}`;
  const shared = builds.get(key);
  if (shared && !shared.isAbandoned) return shared;
  const work = new SharedWork<void>(async ({ progress, signal }) => {
    try {
      await buildImage(engine, build, { progress, signal });
      progress(`The image ${build.reference} is ready`);
    } catch (error) {
      throw signal.aborted ? error : explainBuild(error);
    } finally {
      if (builds.get(key) === work) builds.delete(key);
    }
  });
  builds.set(key, work);
  return work;
}

type Control = Pick<BuildStep, "progress" | "signal">;

async function buildImage(
  engine: ImageEngine,
  { reference, from }: Build,
  { progress, signal }: Control,
): Promise<void> {
  const step: BuildStep = {
    progress,
    signal,
    build: (context, options) =>
      engine.buildImage(context, {
        ...options,
        tag: reference,
        labels: labelsOf(reference),
        onProgress: (line) => {
          const message = engineStep(line);
          if (message) progress(message);
        },
        signal,
      }),
  };
  switch (from) {
    case "auto":
      return await buildAsPossible(engine, step);
    case "registry":
      return await buildFromRegistry(step);
    case "offline":
      return await buildOffline(engine, step);
    default:
      return from satisfies never;
  }
}

async function buildAsPossible(engine: ImageEngine, step: BuildStep) {
  const { progress, signal } = step;
  if (imageProgram().kind === "file") return await buildOffline(engine, step);
  const base = await findBaseImages(engine, signal);
  if (base.kind === "missing") {
    const why = `no registry offers "${base.reference}" to the engine`;
    progress(`Building the image from what is here: ${why}`);
    return await buildOffline(engine, step);
  }
  const why = base.kind === "here" ? "the engine has" : "a registry offers";
  progress(`Building the image from a registry: ${why} the base images`);
  try {
    await buildFromRegistry(step);
  } catch (error) {
    if (signal.aborted) throw error;
    progress(
      `Building from what is here instead: ${explainBuild(error).message}`,
    );
    await buildOffline(engine, step);
  }
}

function labelsOf(reference: string): Readonly<Record<string, string>> {
  const hash = reference.slice(REPOSITORY.length + 1);
  return { "tellerline.program": hash, "tellerline.image": "endserver" };
}
