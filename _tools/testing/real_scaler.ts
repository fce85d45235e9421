import {
  startScaler,
  type Scaler,
  type ScalerOptions,
} from "../../src/scaler/mod.ts";
import {
  memoryRuntime,
  type MemoryRuntime,
  type MemoryRuntimeOptions,
} from "../../src/scaler/runtime/memory.ts";
import type { InstanceOutput, Settings } from "../../src/wire/messages.ts";
import { PortalClient } from "../../src/wire/portal_client.ts";
import { DeployedInstance } from "./deployed_instance.ts";
import { memoryEndServer } from "./memory_end_server.ts";
import { temporaryDirectory } from "./temporary_directory.ts";

type ScalerTuning = NonNullable<ScalerOptions["tuning"]>;

/** The password of every account made by {@linkcode RealScaler.tenant}. */
export const PASSWORD = "correct horse";

/** What a test chooses; `now` is the scaler's clock as well. */
export interface RealScalerOptions extends MemoryRuntimeOptions {
  readonly tuning?: ScalerTuning;
  /** Where exchange rates come from. @default nowhere */
  readonly rates?: ScalerOptions["rates"];
  /** With it, the ports of instances speak TLS. */
  readonly tls?: ScalerOptions["tls"];
}

const HOST = "127.0.0.1";
const PORTS_EACH = 20;

/**
 * The whole scaler in this process: portal, stores, data plane. Its end
 * servers are the real ones too, but in this process as well, and the test
 * says when one ends or does not start.
 */
export class RealScaler implements AsyncDisposable {
  /** Where end servers can be ended, and seen; it outlives a restart. */
  readonly runtime: MemoryRuntime;
  /** The ports instances get, the lowest first. */
  readonly ports = randomPorts();
  readonly #directory = temporaryDirectory();
  readonly #tuning: ScalerTuning;
  readonly #now: () => number;
  readonly #rates: ScalerOptions["rates"];
  readonly #tls: ScalerOptions["tls"];
  readonly #clients = new DisposableStack();
  #address = `${HOST}:0`;
  #scaler: Scaler | undefined;

  constructor({ tuning = {}, rates, tls, ...runtime }: RealScalerOptions = {}) {
    this.#rates = rates;
    this.#tls = tls;
    this.runtime = memoryRuntime({ serve: memoryEndServer, ...runtime });
    this.#now = runtime.now ?? Date.now;
    this.#tuning = { tickMs: 100, drainMs: 2_000, ...tuning };
  }

  /** Makes one and starts it. */
  static async start(options?: RealScalerOptions): Promise<RealScaler> {
    const scaler = new RealScaler(options);
    await scaler.start();
    return scaler;
  }

  /** `host:port` of the portal: the same after a restart. */
  get address(): string {
    return this.#address;
  }

  /** Its state directory, removed when this is disposed of. */
  get directory(): string {
    return this.#directory.path;
  }

  /** Starts it, after a stop on the same ports and with the same state. */
  async start(): Promise<void> {
    const port = Number(this.#address.split(":")[1]);
    const { runtime } = this;
    this.#scaler = await startScaler({
      stateDirectory: this.directory,
      chooseRuntime: async () => ({ runtime, reason: REASON }),
      portal: { host: HOST, port },
      hosts: [HOST],
      ports: this.ports,
      workers: 1,
      maxInstances: 10,
      maxEndServers: 10,
      hashing: { cost: 10 },
      tuning: this.#tuning,
      rates: this.#rates,
      tls: this.#tls,
      now: this.#now,
    });
    this.#address = this.#scaler.portal;
  }

  /** A client that has signed up with that e-mail. */
  async tenant(email: string): Promise<PortalClient> {
    const client = this.#clients.use(new PortalClient(this.#address));
    await client.createAccount({ email, password: PASSWORD });
    return client;
  }

  /** The instances of an account that there is, as its tenant sees them. */
  async instances(
    email: string,
    password = PASSWORD,
  ): Promise<InstanceOutput[]> {
    using client = new PortalClient(this.#address);
    await client.login({ email, password });
    return await client.listInstances();
  }

  /** Deploys for a tenant of its own; resolves when its end servers are ready. */
  async deploy(settings: Settings): Promise<DeployedInstance> {
    const client = await this.tenant("deployer@example.com");
    const made = await client.createInstance({ name: "", settings });
    const instance = new DeployedInstance(client, made);
    await instance.ready();
    return instance;
  }

  /** Stops it as an operator does: its end servers end with it. */
  async stop(): Promise<void> {
    const scaler = this.#scaler;
    this.#scaler = undefined;
    await scaler?.[Symbol.asyncDispose]();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#clients.dispose();
    await this.stop();
    this.#directory[Symbol.dispose]();
  }
}

const REASON = "a test needs no Docker engine";

/** Below the range that the system gives to outgoing connections. */
function randomPorts() {
  const first = 20_000 + PORTS_EACH * Math.floor(Math.random() * 500);
  return { first, last: first + PORTS_EACH - 1 };
}
