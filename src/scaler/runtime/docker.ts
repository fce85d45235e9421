import { NotFoundError, PreconditionError } from "../../base/errors.ts";
import { logEntries } from "./_docker_demux.ts";
import { findContainer, findContainers } from "./_docker_find.ts";
import { Meters } from "./_docker_meter.ts";
import { InstallationNetwork } from "./_docker_network.ts";
import { startContainer } from "./_docker_start.ts";
import { watchContainers } from "./_docker_watch.ts";
import { AskedFor, Exits } from "./_exits.ts";
import { checkInstallation, checkName } from "./_names.ts";
import type { Engine } from "./engine.ts";
import type {
  EndServerInfo,
  EndServerSpec,
  ExitEvent,
  LogEntry,
  LogOptions,
  Progress,
  Runtime,
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
  readonly #installation: string;
  readonly #makeImage: DockerRuntimeOptions["image"];
  readonly #network: InstallationNetwork;
  readonly #meters: Meters;
  readonly #asked = new AskedFor();
  readonly #end = new AbortController();
  #image: string | undefined;

  constructor({ engine, installation, image }: DockerRuntimeOptions) {
    checkInstallation(installation);
    this.#engine = engine;
    this.#installation = installation;
    this.#makeImage = image;
    this.#network = new InstallationNetwork(engine, installation);
    this.#meters = new Meters(engine, (name) => this.#measured(name));
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
    checkName(spec.name);
    if (!this.#image) {
      throw new PreconditionError(
        `Cannot start end server "${spec.name}": the image is not prepared; build it with "bun run image"`,
      );
    }
    signal?.throwIfAborted();
    await this.#network.ensure();
    const { id, info } = await startContainer(this.#engine, spec, {
      installation: this.#installation,
      image: this.#image,
      network: this.#network.name,
      signal,
      onMade: (made) => this.#asked.add(made),
    });
    this.#asked.delete(id);
    return info;
  }

  async stop(
    name: string,
    { graceMs }: { readonly graceMs: number },
  ): Promise<void> {
    this.#meters.end(name);
    const found = await findContainer(this.#engine, this.#installation, name);
    if (!found) return;
    this.#asked.add(found.id);
    if (found.info.state.kind === "running") {
      await this.#engine.stopContainer(found.id, graceMs);
    }
    await this.#engine.removeContainer(found.id);
  }

  async list(): Promise<readonly EndServerInfo[]> {
    const found = await findContainers(this.#engine, this.#installation);
    return found.map(({ info }) => info);
  }

  watch(
    onExit: (event: ExitEvent) => void,
    options: { readonly signal: AbortSignal },
  ): void {
    const exits = new Exits(onExit, this.#asked);
    const installation = this.#installation;
    const look = async (doubted: ReadonlySet<string>) => {
      const options = { doubted };
      const found = await findContainers(this.#engine, installation, options);
      exits.update(found.map(({ id, info }) => ({ key: id, info })));
    };
    const signal = AbortSignal.any([options.signal, this.#end.signal]);
    watchContainers(this.#engine, { installation, look, signal });
  }

  usage(name: string) {
    return this.#meters.usage(name);
  }

  async *logs(
    name: string,
    { tail, follow, signal }: LogOptions,
  ): AsyncGenerator<LogEntry> {
    const found = await findContainer(this.#engine, this.#installation, name);
    if (!found) {
      throw new NotFoundError(
        `Cannot read the log of end server "${name}": there is none of that name`,
      );
    }
    yield* logEntries(this.#engine.logs(found.id, { tail, follow, signal }));
  }

  async #measured(name: string) {
    const found = await findContainer(this.#engine, this.#installation, name);
    if (found?.info.state.kind !== "running") return undefined;
    const { NanoCpus } = found.details.HostConfig;
    return { id: found.id, limit: NanoCpus ? NanoCpus / 1e9 : 1 };
  }
}
