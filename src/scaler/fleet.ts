import {
  InvalidFieldsError,
  NotFoundError,
  PreconditionError,
  QuotaError,
} from "../base/errors.ts";
import type {
  Instance,
  InstanceView,
  LogLine,
  Scaler,
  Service,
} from "../wire/messages.ts";
import type { Ground } from "./ground.ts";
import type { RunningInstance } from "./instance.ts";
import { openOnFreePort, type FreePortOptions } from "./open_on_free_port.ts";
import { tailLogs } from "./tail_logs.ts";
import type {
  Change,
  Deployment,
  Fleet,
  SimulationOptions,
  TailOptions,
  ViewOptions,
} from "./portal/types.ts";
import type { DecisionQuery, InstanceSettings } from "./store/types.ts";

type ExitEvent = Parameters<RunningInstance["exited"]>[0];

/** What the instances of all tenants run on. */
export interface LiveFleetOptions
  extends
    Omit<FreePortOptions, "taken">,
    Pick<Ground, "state" | "runtime" | "supply" | "now"> {
  /** What the scaler says of itself. */
  readonly about: () => Scaler;
  readonly services: readonly Service[];
  /** @throws {PreconditionError} when end servers cannot be started. */
  readonly checkRuntime: () => void;
  /** Instances a tenant may have. */
  readonly maxInstances: number;
  /** Plays recorded traffic again. */
  readonly simulate: (
    instance: RunningInstance,
    options: SimulationOptions,
  ) => ReturnType<Fleet["simulate"]>;
}

const REMOVE_GRACE_MS = 10_000;

/** All instances of all tenants; what the portal asks. */
export class LiveFleet implements Fleet, AsyncDisposable {
  readonly #options: LiveFleetOptions;
  readonly #instances = new Map<string, RunningInstance>();
  readonly #takenPorts = new Set<number>();
  readonly #underWay = new Set<Promise<unknown>>();
  #isClosed = false;

  constructor(options: LiveFleetOptions) {
    this.#options = options;
  }

  about(tenant = ""): Scaler {
    const { about, supply } = this.#options;
    const serving = this.#instances.size > 0;
    return { ...about(), serving, endServers: supply.allotments.of(tenant) };
  }

  services(): readonly Service[] {
    return this.#options.services;
  }

  list(tenant: string): readonly Instance[] {
    return [...this.#instances.values()]
      .filter(({ record }) => record.tenant === tenant)
      .map((instance) => instance.message);
  }

  get(tenant: string, id: string): Instance {
    return this.#find(tenant, id).message;
  }

  settings(tenant: string, id: string): InstanceSettings {
    return this.#find(tenant, id).record.settings;
  }

  async deploy(tenant: string, deployment: Deployment): Promise<Instance> {
    this.#checkQuota(tenant, deployment);
    this.#options.checkRuntime();
    return await this.#track(this.#deploy(tenant, deployment));
  }

  async #deploy(tenant: string, deployment: Deployment): Promise<Instance> {
    const instance = await this.#openOnFreePort(tenant, deployment);
    const { record } = instance;
    try {
      if (this.#isClosed) throw stopping();
      this.#checkQuota(tenant, deployment); // others came in between
      this.#options.state.addInstance(record, this.#options.maxInstances);
    } catch (error) {
      await this.#drop(instance, 0);
      throw error;
    }
    this.join(instance);
    instance.begin([]);
    return instance.message;
  }

  async update(tenant: string, id: string, change: Change): Promise<Instance> {
    const instance = this.#find(tenant, id);
    const { name = instance.record.name, settings } = change;
    const { min } = settings;
    if (min > instance.record.settings.min) {
      this.#options.supply.allotments.checkMinimum({ id, tenant, min });
    }
    instance.change({ name, settings });
    return instance.message;
  }

  async scale(
    tenant: string,
    id: string,
    endServers: number,
  ): Promise<Instance> {
    const instance = this.#find(tenant, id);
    const { min, max } = instance.record.settings;
    if (endServers < min || endServers > max) {
      throw new InvalidFieldsError([
        {
          field: "end_servers",
          code: "out_of_range",
          message: `${endServers} is outside this instance's ${min} to ${max}; change min or max first`,
        },
      ]);
    }
    this.#options.supply.allotments.checkScale(id, endServers);
    instance.scale(endServers);
    return instance.message;
  }

  async remove(tenant: string, id: string): Promise<void> {
    const instance = this.#find(tenant, id);
    this.#options.state.removeInstance(id);
    this.#instances.delete(id);
    await this.#track(this.#drop(instance, REMOVE_GRACE_MS));
  }

  view(tenant: string, id: string, options?: ViewOptions): InstanceView {
    return this.#find(tenant, id).view(options);
  }

  decisions(
    tenant: string,
    id: string,
    query: DecisionQuery,
  ): ReturnType<Fleet["decisions"]> {
    return this.#find(tenant, id).ledger.decisions.list(query);
  }

  shadows(
    tenant: string,
    id: string,
    sinceMs: number,
  ): ReturnType<Fleet["shadows"]> {
    return this.#find(tenant, id).ledger.decisions.tallies(sinceMs);
  }

  /** What was decided for each instance there is. */
  decisionLogs() {
    return [...this.#instances.values()].map(({ ledger }) => ledger.decisions);
  }

  picks(
    tenant: string,
    id: string,
    options: Parameters<Fleet["picks"]>[2],
  ): ReturnType<Fleet["picks"]> {
    return this.#find(tenant, id).picks.follow(options);
  }

  logs(
    tenant: string,
    id: string,
    options: TailOptions,
  ): AsyncIterable<LogLine> {
    const instance = this.#find(tenant, id);
    return tailLogs(instance, this.#options.runtime, options);
  }

  simulate(
    tenant: string,
    id: string,
    options: SimulationOptions,
  ): ReturnType<Fleet["simulate"]> {
    return this.#options.simulate(this.#find(tenant, id), options);
  }

  /** Takes in an instance whose port is open. */
  join(instance: RunningInstance): void {
    this.#instances.set(instance.record.id, instance);
    this.#takenPorts.add(instance.record.port);
  }

  /** The runtime says an end server has ended. */
  exited(event: ExitEvent): void {
    this.#instances.get(event.instance)?.exited(event);
  }

  /** Whether an instance on record has that end server. */
  knows({ instance, name }: Pick<ExitEvent, "instance" | "name">): boolean {
    const members = this.#instances.get(instance)?.members;
    return members?.some((it) => it.name === name) ?? false;
  }

  /** Also ends what is on its way in or out. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#isClosed = true;
    const all = [...this.#instances.values()];
    this.#instances.clear();
    await Promise.all(all.map((instance) => instance[Symbol.asyncDispose]()));
    await Promise.allSettled(this.#underWay);
  }

  #find(tenant: string, id: string): RunningInstance {
    const instance = this.#instances.get(id);
    if (instance?.record.tenant === tenant) return instance;
    throw new NotFoundError(
      "Cannot find an instance with that id; list your instances to see theirs",
    );
  }

  /** Refuses early; the store counts again when it writes. */
  #checkQuota(tenant: string, { settings }: Deployment): void {
    const { maxInstances, supply } = this.#options;
    if (this.list(tenant).length >= maxInstances) {
      throw new QuotaError(
        `Cannot deploy: a tenant may have ${maxInstances} instances and you have them all; delete one first`,
      );
    }
    supply.allotments.checkDeploy(tenant, settings.min);
  }

  #openOnFreePort(
    tenant: string,
    { name, settings }: Deployment,
  ): Promise<RunningInstance> {
    const { now, ...options } = this.#options;
    const desired = settings.min;
    const made = { tenant, name, settings, desired, createdAtMs: now() };
    return openOnFreePort(made, { ...options, taken: this.#takenPorts });
  }

  async #track<T>(work: Promise<T>): Promise<T> {
    this.#underWay.add(work);
    try {
      return await work;
    } finally {
      this.#underWay.delete(work);
    }
  }

  async #drop(instance: RunningInstance, graceMs: number): Promise<void> {
    await instance.close({ graceMs });
    instance.recorder.remove();
    this.#takenPorts.delete(instance.record.port);
  }
}

function stopping(): PreconditionError {
  return new PreconditionError(
    "Cannot deploy: the scaler is stopping; try again once it is back",
  );
}
