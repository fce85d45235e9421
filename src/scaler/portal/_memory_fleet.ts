import { NotFoundError } from "../../base/errors.ts";
import { pause } from "../../base/pause.ts";
import type {
  Instance,
  InstanceView,
  LogLine,
  Scaler,
  Service,
  SimulateUpdate,
} from "../../wire/messages.ts";
import type { ShadowTally } from "../autoscaler/shadow_tally.ts";
import type {
  DecisionQuery,
  InstanceRecord,
  InstanceSettings,
  KeptDecision,
  StateStore,
} from "../store/types.ts";
import type {
  Change,
  Deployment,
  Fleet,
  SimulationOptions,
  TailOptions,
  ViewOptions,
} from "./types.ts";

const MAX_INSTANCES = 10;
const FIRST_PORT = 61_000;
const LINES = 5;
const PICKS = 3;

/**
 * A fleet without end servers: instances are kept in the store as they are
 * by the real one, and nothing runs.
 */
export class MemoryFleet implements Fleet {
  readonly #state: StateStore;
  /** How many views were asked for. */
  views = 0;
  /** What every view says; a long one makes views big. */
  notice = "";

  constructor(state: StateStore) {
    this.#state = state;
  }

  about(tenant = ""): Scaler {
    const own = this.list(tenant).map(({ desired = 0 }) => desired);
    return {
      version: "0.0.0",
      runtime: "memory",
      strategies: [{ name: "least_connections" }, { name: "random" }],
      policies: [{ name: "queueing" }, { name: "cpu_threshold" }],
      defaults: {
        min: 2,
        max: 8,
        strategy: "least_connections",
        policy: "queueing",
      },
      maxInstances: MAX_INSTANCES,
      maxEndServers: 20,
      endServers: own.reduce((sum, it) => sum + it, 0),
    };
  }

  services(): readonly Service[] {
    return [{ id: "echo" }, { id: "loan_emi" }];
  }

  list(tenant: string): readonly Instance[] {
    return this.#state
      .instances()
      .filter((record) => record.tenant === tenant)
      .map(message);
  }

  get(tenant: string, id: string): Instance {
    return message(this.#find(tenant, id));
  }

  settings(tenant: string, id: string): InstanceSettings {
    return this.#find(tenant, id).settings;
  }

  async deploy(
    tenant: string,
    { name, settings }: Deployment,
  ): Promise<Instance> {
    const count = this.#state.instances().length;
    const id = crypto.getRandomValues(new Uint8Array(6)).toHex();
    await Bun.sleep(0); // others get in between, as with a real port
    const record: InstanceRecord = {
      id,
      tenant,
      name,
      port: this.#freePort(count),
      settings,
      desired: settings.min,
      createdAtMs: Date.now(),
    };
    this.#state.addInstance(record, MAX_INSTANCES);
    return message(record);
  }

  async update(tenant: string, id: string, change: Change): Promise<Instance> {
    const changed = { ...this.#find(tenant, id), ...change };
    this.#state.updateInstance(changed);
    return message(changed);
  }

  async scale(tenant: string, id: string, desired: number): Promise<Instance> {
    const changed = { ...this.#find(tenant, id), desired };
    this.#state.updateInstance(changed);
    return message(changed);
  }

  async remove(tenant: string, id: string): Promise<void> {
    this.#find(tenant, id);
    this.#state.removeInstance(id);
  }

  view(tenant: string, id: string, options: ViewOptions = {}): InstanceView {
    this.views++;
    const { brief = false, pastPoints = 0 } = options;
    const instance = { ...this.get(tenant, id), notice: this.notice };
    const past = Array.from({ length: pastPoints }, (_, atMs) => ({ atMs }));
    const endServers = brief ? [] : [{ id: `${id}-1` }];
    return { instance, endServers, past, atMs: this.views };
  }

  decisions(
    tenant: string,
    id: string,
    query: DecisionQuery,
  ): readonly KeptDecision[] {
    this.#find(tenant, id);
    return this.#state.decisions(id, query);
  }

  shadows(tenant: string, id: string, sinceMs: number): readonly ShadowTally[] {
    this.#find(tenant, id);
    return this.#state.shadowTallies(id, sinceMs);
  }

  async *picks(
    tenant: string,
    id: string,
    { picks, signal }: Parameters<Fleet["picks"]>[2],
  ): ReturnType<Fleet["picks"]> {
    this.#find(tenant, id);
    const most = Math.min(picks, PICKS);
    for (let n = 1; n <= most; n++) {
      yield { method: `/a.B/C${n}`, endServer: `${id}-${n}` };
    }
    if (picks > most) await pause(60_000, signal);
  }

  async *simulate(
    tenant: string,
    id: string,
    { alternatives }: SimulationOptions,
  ): AsyncGenerator<SimulateUpdate> {
    this.#find(tenant, id);
    yield { done: 0 };
    const plays = [{}, ...alternatives.map(() => ({}))];
    yield { done: 1, simulation: { plays } };
  }

  async *logs(
    tenant: string,
    id: string,
    options: TailOptions,
  ): AsyncGenerator<LogLine> {
    this.#find(tenant, id);
    const first = Math.max(0, LINES - options.lines);
    for (let n = first; n < LINES; n++)
      yield { source: "instance", text: `line ${n}` };
    while (options.follow && !options.signal.aborted) {
      await pause(1_000, options.signal);
    }
  }

  #find(tenant: string, id: string): InstanceRecord {
    const found = this.#state.instances().find((record) => record.id === id);
    if (found?.tenant === tenant) return found;
    throw new NotFoundError("Cannot find an instance with that id");
  }

  #freePort(from: number): number {
    const taken = new Set(this.#state.instances().map(({ port }) => port));
    let port = FIRST_PORT + from;
    while (taken.has(port)) port++;
    return port;
  }
}

function message(record: InstanceRecord): Instance {
  const { id, name, port, desired, createdAtMs, settings } = record;
  const services = [...settings.services];
  return {
    id,
    name,
    port,
    desired,
    createdAtMs,
    state: "serving",
    settings: { ...settings, services },
  };
}
