import { getLogger } from "@logtape/logtape";

import { ConflictError } from "../../base/errors.ts";
import { openDoors, type Doors } from "./doors.ts";
import { limitsOf, type LimitChanges } from "./limits.ts";
import { makePicker } from "./make_picker.ts";
import { makeTenancy } from "./tenancy.ts";
import type {
  BalanceSettings,
  DataPlane,
  OpenOptions,
  RosterEntry,
  Surplus,
  TlsIdentity,
} from "./types.ts";
import { WorkerHandle } from "./worker_handle.ts";

const log = getLogger(["tellerline", "dataplane"]);

/** What all workers have in common. */
export interface WorkersOptions {
  /**
   * A worker died and took its instances' ports with it. There is no going on
   * with the rest: end the program and let it be started anew.
   */
  readonly onFailure: (error: Error) => void;
  /** For every instance that is opened without its own. */
  readonly defaults?: OpenDefaults;
}

/** What instances are opened with when nothing else is said. */
export interface OpenDefaults extends Pick<
  OpenOptions,
  "limits" | "watchHealth"
> {
  readonly tls?: TlsIdentity;
}

/** The data plane as control sees it: each instance lives on one worker. */
export class Workers implements DataPlane {
  readonly #workers: readonly WorkerHandle[];
  readonly #homes = new Map<string, WorkerHandle>();
  #defaults: OpenDefaults;
  readonly #doors: Doors;
  #failure: Error | undefined;

  constructor(count: number, { onFailure, defaults = {} }: WorkersOptions) {
    this.#defaults = defaults;
    this.#doors = openDoors();
    const { most } = this.#doors;
    log.debug("There is room for {most} client connections", { most });
    this.#workers = Array.from({ length: count }, () => {
      return new WorkerHandle((error) => {
        this.#fail(error);
        onFailure(error);
      });
    });
  }

  async open(
    instance: string,
    options: OpenOptions,
  ): Promise<{ readonly port: number }> {
    if (this.#failure) throw this.#failure;
    if (this.#homes.has(instance)) {
      throw new ConflictError(
        `Cannot open instance ${instance}: its port is open already`,
      );
    }
    const { settings, records = false } = options;
    const { tls, limits = {}, ...defaults } = this.#defaults;
    const all = { ...defaults, limits, ...options };
    const listen = { ...(tls && { tls }), ...options.listen };
    const home = this.#leastUsed();
    const tenancy = makeTenancy(instance, {
      ...all,
      onHealth: (endpoint, health) =>
        home.send({ kind: "health", instance, endpoint, health }),
    });
    home.tenancies.set(instance, tenancy);
    this.#homes.set(instance, home);
    const order = { kind: "open", instance, listen, settings } as const;
    const { most, shared } = this.#doors;
    const doors = { most, shared };
    home.send({ ...order, limits: all.limits, records, doors });
    try {
      const port = await tenancy.opened.promise;
      log.info("Instance {instance} listens on port {port}", {
        instance,
        port,
      });
      return { port };
    } catch (error) {
      this.#forget(instance);
      throw error;
    }
  }

  setSettings(instance: string, settings: BalanceSettings): void {
    makePicker(settings.strategy); // a worker could not refuse any more
    this.#homes.get(instance)?.send({ kind: "settings", instance, settings });
  }

  setLimits(limits: LimitChanges): void {
    limitsOf(limits); // here, as above
    this.#defaults = { ...this.#defaults, limits };
    for (const [instance, home] of this.#homes) {
      home.send({ kind: "limits", instance, limits });
    }
  }

  setRoster(instance: string, entries: readonly RosterEntry[]): void {
    const home = this.#homes.get(instance);
    home?.send({ kind: "roster", instance, entries });
    home?.tenancies.get(instance)?.health?.setRoster(entries);
  }

  letGo(instance: string, surplus: Surplus): void {
    this.#homes.get(instance)?.send({ kind: "let_go", instance, ...surplus });
  }

  explain(instance: string, picks: number): void {
    this.#homes.get(instance)?.send({ kind: "explain", instance, picks });
  }

  setOutlook(
    instance: string,
    outlook: Parameters<DataPlane["setOutlook"]>[1],
  ): void {
    this.#homes.get(instance)?.send({ kind: "outlook", instance, outlook });
  }

  async close(
    instance: string,
    { graceMs }: { readonly graceMs: number },
  ): Promise<void> {
    const home = this.#homes.get(instance);
    const tenancy = home?.tenancies.get(instance);
    tenancy?.health?.setRoster([]);
    home?.send({ kind: "close", instance, graceMs });
    await tenancy?.closed.promise;
    this.#forget(instance);
    log.info("Instance {instance} is closed", { instance });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const open = this.#failure ? [] : [...this.#homes.keys()];
    await Promise.all(open.map((it) => this.close(it, { graceMs: 0 })));
    for (const worker of this.#workers) worker.end();
  }

  #leastUsed(): WorkerHandle {
    const [first, ...others] = this.#workers;
    if (!first) throw new RangeError("Cannot balance with 0 workers");
    return others.reduce(
      (least, it) => (it.tenancies.size < least.tenancies.size ? it : least),
      first,
    );
  }

  #forget(instance: string): void {
    this.#homes.get(instance)?.tenancies.delete(instance);
    this.#homes.delete(instance);
  }

  /** Nobody is left waiting for a worker that is gone. */
  #fail(error: Error): void {
    this.#failure = error;
    log.fatal("A worker of the data plane ended: {error}", { error });
    for (const worker of this.#workers) {
      for (const { opened, closed, health } of worker.tenancies.values()) {
        health?.setRoster([]);
        opened.reject(error);
        closed.resolve();
      }
    }
  }
}
