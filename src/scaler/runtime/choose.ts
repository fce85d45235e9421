import { PreconditionError } from "../../base/errors.ts";
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
  /** What an earlier run of the installation chose. @default nothing */
  readonly former?: Former;
  /** Where processes keep their records and logs. */
  readonly directory: string;
  /** The end server's program, for processes. */
  readonly command: readonly string[];
  /** The value of `DOCKER_HOST`. */
  readonly dockerHost?: string | undefined;
  /** The value of `DOCKER_CERT_PATH`, where TLS is wanted. */
  readonly certPath?: string | undefined;
}

/** An earlier run of the same installation. */
export interface Former {
  /** The kind of its runtime; empty: there was none. */
  readonly runtime: string;
  /** Instances on record. */
  readonly instances: number;
}

/** A runtime, and the sentence that says which one it is and why. */
export interface Chosen {
  readonly runtime: Runtime;
  readonly reason: string;
}

/** An engine that takes longer for a ping is as good as none. */
const PING_MS = 2_000;
const STOP_MS = 2_000;

/**
 * Chooses what end servers run on. Nothing is started or made yet.
 *
 * `auto` does not take processes for instances that ran in Docker: their
 * containers may run on, and an engine that is away for a moment would double
 * every end server.
 *
 * @throws {RuntimeError | DeadlineError | PreconditionError} when docker is
 * wanted, or left instances there, and cannot be had.
 */
export async function chooseRuntime(options: ChooseOptions): Promise<Chosen> {
  const { wanted, installation, directory, command } = options;
  const { former = NONE } = options;
  const processes = () => processRuntime({ installation, directory, command });
  if (wanted === "process") {
    const reason = `End servers run as processes, as chosen${leftBehind(former)}`;
    return { runtime: processes(), reason };
  }
  try {
    const engine = await answering(options);
    if (former.runtime === "process") await stopAll(processes());
    const image = ensureImage;
    const runtime = dockerRuntime({ engine, installation, image });
    const how = wanted === "docker" ? "as chosen" : "because an engine answers";
    const reason = `End servers run as Docker containers, ${how} at ${engine.address}`;
    return { runtime, reason };
  } catch (error) {
    if (wanted === "docker") throw error;
    const why = error instanceof Error ? error.message : String(error);
    if (former.runtime === "docker" && former.instances > 0) {
      throw new PreconditionError(
        `Cannot start: the instances on record (${former.instances}) run in Docker, which cannot be used now. ${why}. Start the engine, or choose "--runtime process" for them`,
        { cause: error },
      );
    }
    const reason = `End servers run as processes, because no Docker engine is of use. ${why}`;
    return { runtime: processes(), reason };
  }
}

const NONE: Former = { runtime: "", instances: 0 };

function leftBehind({ runtime }: Former): string {
  if (runtime !== "docker") return "";
  return "; containers that an earlier run left stay until Docker is chosen again";
}

/** What a killed run left as processes would have no one to look after it. */
async function stopAll(processes: Runtime): Promise<void> {
  await using runtime = processes;
  const left = await runtime.list();
  await Promise.all(
    left.map(({ name }) => runtime.stop(name, { graceMs: STOP_MS })),
  );
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
