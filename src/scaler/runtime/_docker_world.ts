import { afterAll, beforeAll } from "bun:test";

import { engineAnswers } from "../../../_tools/testing/docker_test_case.ts";
import { buildStandIn } from "./_stand_in_image.ts";
import { dockerRuntime } from "./docker.ts";
import { connectEngine } from "./engine.ts";

/**
 * For tests: has the stand-in image built before those of a file and removed
 * after them, and makes installations on it.
 */
export function standInWorld() {
  let image = "";

  beforeAll(async () => {
    if (!engineAnswers) return;
    using engine = connectEngine();
    image = await buildStandIn(engine);
  }, 120_000);

  afterAll(async () => {
    if (!image) return;
    using engine = connectEngine();
    await engine.removeImage(image);
  }, 60_000);

  /** An installation of its own, which ends with all it has. */
  async function world(options: { readonly dockerHost?: string } = {}) {
    const engine = connectEngine();
    const installation = crypto.randomUUID();
    const another = (reference = image) =>
      dockerRuntime({
        engine: connectEngine(options),
        installation,
        image: async () => reference,
      });
    const runtime = another();
    await runtime.prepare(() => {});
    return {
      engine,
      image,
      installation,
      runtime,
      /** Another runtime object of the same installation, not prepared. */
      another,
      async inspect(name: string) {
        const id = `tellerline-${installation}-${name}`;
        const details = await engine.inspectContainer(id);
        if (!details) throw new Error(`There is no container ${id}`);
        return details;
      },
      async [Symbol.asyncDispose]() {
        await using last = another();
        for (const { name } of await last.list()) {
          await last.stop(name, { graceMs: 0 });
        }
        await runtime[Symbol.asyncDispose]();
        engine[Symbol.dispose]();
      },
    };
  }

  return world;
}
