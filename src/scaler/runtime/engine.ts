import type Docker from "dockerode";

import { DeadlineError, PreconditionError } from "../../base/errors.ts";
import { engineAddress, type EngineAddress } from "./_engine_address.ts";
import { followBuild } from "./_engine_build.ts";
import { EngineLink } from "./_engine_link.ts";
import { jsonOf, linesOf } from "./_streams.ts";

/** Where the engine is. */
export interface EngineOptions {
  /** The value of `DOCKER_HOST`. @default unix:///var/run/docker.sock */
  readonly dockerHost?: string | undefined;
  /** The value of `DOCKER_CERT_PATH`: TLS for a tcp engine. */
  readonly certPath?: string | undefined;
  /** How long an ordinary call may take. @default 10000 */
  readonly callMs?: number;
}

/** Files of one directory, of which an image is built. */
export interface BuildContext {
  readonly directory: string;
  /** Relative to the directory; folders count with all that is in them. */
  readonly files: readonly string[];
}

/** How an image is built. */
export interface BuildOptions {
  /** `name:tag` of the result. */
  readonly tag: string;
  /** Relative to the context's directory. @default Dockerfile */
  readonly dockerfile?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly buildArgs?: Readonly<Record<string, string>>;
  /** Called with each line the engine prints. */
  readonly onProgress?: (line: string) => void;
  readonly signal?: AbortSignal | undefined;
}

/** Ends a call early. */
export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
}

/** Which of the engine's objects: `{ label: ["a=b"] }`. */
export type Filters = Readonly<Record<string, readonly string[]>>;

/** What a container is made from. */
export type ContainerSpec = Docker.ContainerCreateOptions;
/** All that the engine knows of a container. */
export type ContainerDetails = Docker.ContainerInspectInfo;
/** A container as it is listed. */
export type ContainerSummary = Docker.ContainerInfo;
/** All that the engine knows of an image. */
export type ImageDetails = Docker.ImageInspectInfo;
/** The engine's version and platform. */
export type EngineVersion = Docker.DockerVersion;
/** What a network is made from. */
export type NetworkSpec = Docker.NetworkCreateOptions;
/** A network as it is listed. */
export type NetworkSummary = Docker.NetworkInspectInfo;

const CALL_MS = 10_000;
/** Creating, starting and removing do work on disk. */
const WORK_MS = 30_000;
const BUILD_MS = 15 * 60_000;

/** Makes an {@linkcode Engine}; nothing is sent before its first call. */
export function connectEngine(options: EngineOptions = {}): Engine {
  return new Engine(options);
}

/**
 * A Docker engine, spoken to with care: every call has a deadline, at most four
 * run at a time (streams, builds and stops apart), and every failure is a
 * `RuntimeError`, `PreconditionError` or `DeadlineError` that says what to do.
 * Disposing it ends every call and stream.
 */
export class Engine implements Disposable {
  readonly #address: EngineAddress;
  readonly #link: EngineLink;

  /** @throws {PreconditionError} when `dockerHost` is no address. */
  constructor({ dockerHost, certPath, callMs = CALL_MS }: EngineOptions) {
    this.#address = engineAddress(dockerHost, certPath);
    this.#link = new EngineLink(this.#address, callMs);
  }

  [Symbol.dispose](): void {
    this.#link[Symbol.dispose]();
  }

  /** As in `DOCKER_HOST`. */
  get address(): string {
    return this.#address.text;
  }

  /** @throws {PreconditionError} when what it publishes is out of reach. */
  checkLocal(): void {
    if (this.#address.local) return;
    throw new PreconditionError(
      `Cannot use the Docker engine at ${this.address}: its end servers would listen on its own loopback; run tellerline on that machine, or choose --runtime process`,
    );
  }

  /** Resolves when the engine answers within `ms`. */
  async ping(options: { readonly ms?: number } = {}): Promise<void> {
    const call = { action: "reach Docker", ...options };
    await this.#link.ask(call, (it) => this.#link.get("/_ping", it));
  }

  /** The engine's version and platform. */
  version(): Promise<EngineVersion> {
    const call = { action: "ask Docker for its version" };
    return this.#link.ask(call, (it) => this.#link.get("/version", it));
  }

  /** The image, or `undefined` when the engine does not have it. */
  inspectImage(reference: string): Promise<ImageDetails | undefined> {
    const action = `look for the image "${reference}"`;
    return this.#link.call({ action, fine: [404] }, (it) =>
      this.#link.get(`/images/${reference}/json`, it),
    );
  }

  /**
   * Whether a registry offers the image to this engine; `false` too when no
   * registry answers within `ms`.
   */
  async registryOffers(
    reference: string,
    options: CallOptions & { readonly ms?: number } = {},
  ): Promise<boolean> {
    const action = `ask the registry for the image "${reference}"`;
    const call = {
      action,
      apart: true,
      fine: [401, 403, 404, 500],
      ...options,
    };
    const path = `/distribution/${reference}/json`;
    try {
      const found = await this.#link.call(call, (it) =>
        this.#link.get(path, it),
      );
      return found !== undefined;
    } catch (error) {
      if (error instanceof DeadlineError) return false;
      throw error;
    }
  }

  /** Builds and tags an image. @throws {RuntimeError} when a step fails. */
  async buildImage(context: BuildContext, options: BuildOptions) {
    const action = `build the image "${options.tag}"`;
    const { signal = new AbortController().signal } = options;
    const call = { action, ms: BUILD_MS, wholeMs: BUILD_MS, signal };
    const chunks = this.#link.stream(call, (abortSignal) =>
      this.#link.docker.buildImage(
        { context: context.directory, src: [...context.files] },
        { ...buildQuery(options), abortSignal },
      ),
    );
    await followBuild(chunks, action, options.onProgress ?? (() => {}));
    signal.throwIfAborted();
  }

  /** Removes an image or one of its tags; resolves too when there is none. */
  async removeImage(reference: string): Promise<void> {
    const action = `remove the image "${reference}"`;
    const image = this.#link.docker.getImage(reference);
    await this.#link.call({ action, ms: WORK_MS, fine: [404] }, (abortSignal) =>
      image.remove({ abortSignal }),
    );
  }

  /** All containers the engine finds for the filters, stopped ones too. */
  listContainers(filters: Filters): Promise<readonly ContainerSummary[]> {
    const text = JSON.stringify(filters);
    return this.#link.ask({ action: "list containers" }, (abortSignal) =>
      this.#link.docker.listContainers({
        all: true,
        filters: text,
        abortSignal,
      }),
    );
  }

  /** The container, or `undefined` when there is none. */
  inspectContainer(id: string): Promise<ContainerDetails | undefined> {
    const call = { action: `inspect container "${id}"`, fine: [404] };
    const container = this.#link.docker.getContainer(id);
    return this.#link.call(call, (abortSignal) =>
      container.inspect({ abortSignal }),
    );
  }

  /**
   * Makes a container, does not start it.
   *
   * @throws {PreconditionError} when the image is missing.
   */
  async createContainer(
    spec: ContainerSpec,
    options: CallOptions = {},
  ): Promise<string> {
    const action = `create container "${spec.name}"`;
    const call = { action, ms: WORK_MS, fine: [404], ...options };
    const made = await this.#link.call(call, (abortSignal) =>
      this.#link.docker.createContainer({ ...spec, abortSignal }),
    );
    if (made) return made.id;
    throw new PreconditionError(
      `Cannot ${action}: the image "${spec.Image}" is missing; build it with "bun run image"`,
    );
  }

  async startContainer(id: string, options: CallOptions = {}): Promise<void> {
    const call = { action: `start container "${id}"`, ms: WORK_MS, ...options };
    const container = this.#link.docker.getContainer(id);
    await this.#link.ask(call, (abortSignal) =>
      container.start({ abortSignal }),
    );
  }

  /** SIGTERM, then SIGKILL after `graceMs`; resolves too when it has ended. */
  async stopContainer(id: string, graceMs: number): Promise<void> {
    const action = `stop container "${id}"`;
    const ms = graceMs + WORK_MS;
    const t = Math.ceil(graceMs / 1_000);
    const container = this.#link.docker.getContainer(id);
    await this.#link.call(
      { action, ms, apart: true, fine: [304, 404] },
      (abortSignal) => container.stop({ t, abortSignal }),
    );
  }

  /** Kills and removes it; resolves too when it is going or gone. */
  async removeContainer(id: string): Promise<void> {
    const call = { action: `remove container "${id}"`, ms: WORK_MS };
    const container = this.#link.docker.getContainer(id);
    await this.#link.call({ ...call, fine: [404, 409] }, (abortSignal) =>
      container.remove({ force: true, v: true, abortSignal }),
    );
  }

  /** The networks the engine finds for the filters. */
  listNetworks(filters: Filters): Promise<readonly NetworkSummary[]> {
    return this.#link.ask({ action: "list networks" }, (it) =>
      this.#link.get("/networks", it, { filters }),
    );
  }

  /** Makes a network; resolves too when one of that name is there. */
  async createNetwork(spec: NetworkSpec): Promise<void> {
    const action = `create network "${spec.Name}"`;
    const full = { ...spec, CheckDuplicate: true };
    await this.#link.call({ action, ms: WORK_MS, fine: [409] }, (abortSignal) =>
      this.#link.docker.createNetwork({ ...full, abortSignal }),
    );
  }

  /** Removes a network unless something is on it; resolves in both cases. */
  async removeNetwork(id: string): Promise<void> {
    const action = `remove network "${id}"`;
    const network = this.#link.docker.getNetwork(id);
    await this.#link.call({ action, ms: WORK_MS, fine: [403, 404] }, (it) =>
      network.remove({ abortSignal: it }),
    );
  }

  /**
   * What happens to containers from now on, until `signal` aborts; `onOpen` is
   * called as soon as nothing can be missed any more.
   */
  events(
    filters: Filters,
    options: { readonly signal: AbortSignal; readonly onOpen?: () => void },
  ): AsyncIterable<unknown> {
    const call = { action: "watch containers", ...options };
    const chunks = this.#link.streamOf(call, "/events", { filters });
    return jsonOf(linesOf(chunks));
  }

  /** What a container uses, about once a second, until `signal` aborts. */
  stats(id: string, signal: AbortSignal): AsyncIterable<unknown> {
    const call = { action: `measure container "${id}"`, signal };
    const path = `/containers/${id}/stats`;
    return jsonOf(linesOf(this.#link.streamOf(call, path, { stream: true })));
  }

  /**
   * What a container printed, both streams with timestamps in the engine's
   * framing; with `follow` what it prints from now on too.
   */
  logs(
    id: string,
    options: {
      readonly tail: number;
      readonly follow: boolean;
      readonly signal: AbortSignal;
    },
  ): AsyncIterable<Uint8Array> {
    const { signal, ...range } = options;
    const action = `read the log of container "${id}"`;
    const wholeMs = range.follow ? undefined : WORK_MS;
    return this.#link.streamOf(
      { action, signal, wholeMs },
      `/containers/${id}/logs`,
      { stdout: true, stderr: true, timestamps: true, ...range },
    );
  }
}

function buildQuery(options: BuildOptions): Docker.ImageBuildOptions {
  return {
    t: options.tag,
    dockerfile: options.dockerfile ?? "Dockerfile",
    labels: { ...options.labels },
    buildargs: { ...options.buildArgs },
    rm: true,
    forcerm: true,
  };
}
