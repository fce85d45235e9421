import { PreconditionError } from "../../base/errors.ts";
import { Containers } from "./_docker_containers.ts";
import { Meters } from "./_docker_meter.ts";
import { InstallationNetwork } from "./_docker_network.ts";
import { startContainer } from "./_docker_start.ts";
import { Watches } from "./_docker_watch.ts";
import type { Engine } from "./engine.ts";
import type {
  EndServerInfo,
  EndServerSpec,
  ExitEvent,
  LogEntry,
  LogOptions,
  Progress,
  Runtime,
  Usage,
} from "./types.ts";

/** What containers are made with. */
export interface DockerRuntimeOptions {
  /** Owned by the runtime from now on. */
  readonly engine: Engine;
  /** Only containers with this id in their labels are seen and touched. */
  readonly installation: string;
  /** Makes the image if need be and resolves with its reference. */
  readonly image: (
    engine: Engine,
    options: { readonly progress: Progress; readonly signal: AbortSignal },
  ) => Promise<string>;
}

/** How long the clean-up at the end waits for an engine that may be away. */
const FAREWELL_MS = 1_000;

/** A runtime whose end servers are hardened containers of a Docker engine. */
export function dockerRuntime(options: DockerRuntimeOptions): Runtime {
  return new DockerRuntime(options);
}

class DockerRuntime implements Runtime {
  readonly kind = "docker";
  readonly #engine: Engine;
  readonly #makeImage: DockerRuntimeOptions["image"];
  readonly #containers: Containers;
  readonly #network: InstallationNetwork;
  readonly #meters: Meters;
  readonly #watches: Watches;
  readonly #end = new AbortController();
  #image: string | undefined;

  constructor({ engine, installation, image }: DockerRuntimeOptions) {
    this.#engine = engine;
    this.#makeImage = image;
    this.#containers = new Containers(engine, installation);
    this.#network = new InstallationNetwork(engine, installation);
    this.#meters = new Meters(this.#containers);
    this.#watches = new Watches(this.#containers);
  }

  /** Removes the network too, unless an end server is left on it. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#end.abort();
    this.#meters[Symbol.dispose]();
    try {
      await this.#engine.ping({ ms: FAREWELL_MS });
      if ((await this.list()).length === 0) await this.#network.remove();
    } catch {
      // An engine that is away keeps an empty network, which the next run uses.
    } finally {
      this.#engine[Symbol.dispose]();
    }
  }

  async prepare(progress: Progress): Promise<void> {
    this.#engine.checkLocal();
    const { signal } = this.#end;
    this.#image = await this.#makeImage(this.#engine, { progress, signal });
  }

  async start(
    spec: EndServerSpec,
    { signal }: { readonly signal?: AbortSignal } = {},
  ): Promise<EndServerInfo> {
    if (!this.#image) {
      throw new PreconditionError(
        `Cannot start end server "${spec.name}": the image is not prepared; build it with "bun run image"`,
      );
    }
    signal?.throwIfAborted();
    await this.#network.ensure();
    const { id, info } = await startContainer(this.#containers, spec, {
      image: this.#image,
      network: this.#network.name,
      signal,
      onMade: (made) => this.#watches.asked.add(made),
    });
    this.#watches.asked.delete(id);
    return info;
  }

  async stop(
    name: string,
    { graceMs }: { readonly graceMs: number },
  ): Promise<void> {
    this.#meters.end(name);
    const found = await this.#containers.find(name);
    if (!found) return;
    this.#watches.asked.add(found.id);
    if (found.info.state.kind === "running") {
      await this.#engine.stopContainer(found.id, graceMs);
    }
    await this.#engine.removeContainer(found.id);
  }

  async list(): Promise<readonly EndServerInfo[]> {
    return (await this.#containers.all()).map(({ info }) => info);
  }

  watch(
    onExit: (event: ExitEvent) => void,
    { signal }: { readonly signal: AbortSignal },
  ): void {
    const either = AbortSignal.any([signal, this.#end.signal]);
    this.#watches.watch(onExit, either);
  }

  usage(name: string): Usage | undefined {
    return this.#meters.usage(name);
  }

  logs(name: string, options: LogOptions): AsyncIterable<LogEntry> {
    return this.#containers.log(name, options);
  }
}
