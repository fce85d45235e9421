import { dockerRuntime } from "./docker.ts";
import { connectEngine, type Engine } from "./engine.ts";
import { ensureImage } from "./image.ts";
import { processRuntime } from "./process.ts";
import type { Runtime } from "./types.ts";

/** What the runtime is chosen from. */
export interface ChooseOptions {
  /** `auto`: docker when an engine answers, else process. */
  readonly wanted: "auto" | "docker" | "process";
  /** The id in the installation's store. */
  readonly installation: string;
  /** Where processes keep their records and logs. */
  readonly directory: string;
  /** The end server's program, for processes. */
  readonly command: readonly string[];
  /** The value of `DOCKER_HOST`. */
  readonly dockerHost?: string | undefined;
  /** The value of `DOCKER_CERT_PATH`, where TLS is wanted. */
  readonly certPath?: string | undefined;
}

/** A runtime, and the sentence that says which one it is and why. */
export interface Chosen {
  readonly runtime: Runtime;
  readonly reason: string;
}

/** An engine that takes longer for a ping is as good as none. */
const PING_MS = 2_000;

/**
 * Chooses what end servers run on. Nothing is started or made yet.
 *
 * @throws {RuntimeError | DeadlineError | PreconditionError} when docker is
 * wanted and cannot be had.
 */
export async function chooseRuntime(options: ChooseOptions): Promise<Chosen> {
  const { wanted, installation, directory, command } = options;
  const processes = () => processRuntime({ installation, directory, command });
  if (wanted === "process") {
    const reason = "End servers run as processes, as chosen";
    return { runtime: processes(), reason };
  }
  try {
    const engine = await answering(options);
    const image = ensureImage;
    const runtime = dockerRuntime({ engine, installation, image });
    const how = wanted === "docker" ? "as chosen" : "because an engine answers";
    const reason = `End servers run as Docker containers, ${how} at ${engine.address}`;
    return { runtime, reason };
  } catch (error) {
    if (wanted === "docker") throw error;
    const why = error instanceof Error ? error.message : String(error);
    const reason = `End servers run as processes, because no Docker engine is of use. ${why}`;
    return { runtime: processes(), reason };
  }
}

async function answering(options: ChooseOptions): Promise<Engine> {
  const { dockerHost, certPath } = options;
  const engine = connectEngine({ dockerHost, certPath });
  try {
    await engine.ping({ ms: PING_MS });
    engine.checkLocal();
    return engine;
  } catch (error) {
    engine[Symbol.dispose]();
    throw error;
  }
}
