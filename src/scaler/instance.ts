import { getLogger } from "@logtape/logtape";

import { StorageError } from "../base/errors.ts";
import { every } from "../base/every.ts";
import type { Instance, InstanceView } from "../wire/messages.ts";
import type {
  Autoscaler,
  AutoscalerSettings,
} from "./autoscaler/autoscaler.ts";
import type { Decision, Observation } from "./autoscaler/types.ts";
import type { DataPlane, ListenOptions, Snapshot } from "./dataplane/types.ts";
import { EndServers } from "./end_servers.ts";
import { LineRing } from "./line_ring.ts";
import { LoadHistory } from "./load_history.ts";
import type { Member } from "./member.ts";
import type {
  EndServerInfo,
  EndServerSpec,
  ExitEvent,
  Runtime,
} from "./runtime/types.ts";
import type {
  InstanceRecord,
  InstanceSettings,
  StateStore,
} from "./store/types.ts";
import { instanceMessage, viewMessage, type Seen } from "./view.ts";

/** What one instance runs on. */
export interface InstanceOptions {
  readonly state: StateStore;
  readonly runtime: Runtime;
  /** Resolves once the runtime can start end servers. */
  readonly prepared: Promise<void>;
  readonly dataPlane: DataPlane;
  readonly autoscaler: Autoscaler;
  /** Time between two decisions, ms. */
  readonly tickMs: number;
  readonly drainMs: number;
  readonly now: () => number;
}

const KEEP_LINES = 1_000;
const SHOW_CHANGES = 9;

const log = getLogger(["tellerline", "scaler"]);
const requestLog = getLogger(["tellerline", "requests"]);

/**
 * One instance at work: observes its load, decides how many end servers it
 * should have, and applies that; keeps the roster of its port up to date.
 */
export class RunningInstance implements AsyncDisposable {
  readonly #options: InstanceOptions;
  readonly #endServers: EndServers;
  readonly #history = new LoadHistory();
  readonly #lines = new LineRing(KEEP_LINES);
  readonly #requests = new LineRing(KEEP_LINES);
  readonly #stop = new AbortController();
  #record: InstanceRecord;
  #blocked = "";
  #latest: Decision | undefined;
  #changes: readonly Decision[];

  constructor(record: InstanceRecord, options: InstanceOptions) {
    this.#record = record;
    this.#options = options;
    this.#changes = options.state.decisions(record.id, {
      limit: SHOW_CHANGES,
      changesOnly: true,
    });
    this.#endServers = new EndServers({
      instance: record.id,
      runtime: options.runtime,
      prepared: options.prepared,
      spec: (name) => specOf(name, this.#record),
      onRoster: (roster) => options.dataPlane.setRoster(record.id, roster),
      onEvent: (sentence) => this.#note(sentence),
      inFlight: (name) => this.#history.inFlight(name),
      now: options.now,
      drainMs: options.drainMs,
    });
  }

  get record(): InstanceRecord {
    return this.#record;
  }

  /** What happened to the instance, as sentences. */
  get lines(): LineRing {
    return this.#lines;
  }

  /** One JSON line a request, as far as they were kept. */
  get requests(): LineRing {
    return this.#requests;
  }

  /** The end servers there are now, on whatever part of their way. */
  get members(): readonly Member[] {
    return this.#endServers.members;
  }

  /** Opens the port. @throws {ConflictError} when it is taken. */
  async open(listen: ListenOptions): Promise<void> {
    await this.#options.dataPlane.open(this.#record.id, {
      listen,
      settings: this.#record.settings,
      listener: {
        onSnapshot: (snapshot) => this.#seen(snapshot),
        onDrained: (endpoint) => this.#endServers.drained(endpoint),
      },
    });
    this.#endServers.announce();
  }

  /** Says why the port cannot be opened for now. */
  block(notice: string): void {
    this.#blocked = notice;
    this.#note(notice);
  }

  unblock(): void {
    this.#blocked = "";
  }

  /** Takes on what a former scaler left, brings up the rest, and decides. */
  begin(adopted: readonly EndServerInfo[]): void {
    for (const info of adopted) this.#endServers.adopt(info);
    this.#endServers.want(this.#record.desired);
    const { signal } = this.#stop;
    every(this.#options.tickMs, () => this.#tick(), { signal });
  }

  /** Changes name, strategy, policy and limits; drops no call. */
  change({ name, settings }: ChangeOptions): void {
    const { min, max } = settings;
    const desired = Math.min(Math.max(this.#record.desired, min), max);
    const record = { ...this.#record, name, settings, desired };
    this.#options.state.updateInstance(record);
    this.#record = record;
    this.#options.dataPlane.setSettings(this.#record.id, settings);
    this.#options.autoscaler.retune(autoscaling(settings));
    this.#endServers.want(desired);
    this.#note("Settings changed");
  }

  /** Sets the number of end servers; the policy goes on from there. */
  scale(endServers: number): void {
    const from = this.#endServers.wanted;
    const atMs = this.#options.now();
    this.#options.autoscaler.override(endServers, atMs);
    this.#apply({
      kind: direction(from, endServers),
      atMs,
      policy: "manual",
      from,
      wish: endServers,
      to: endServers,
      inputs: {},
      clamps: [],
      reason: `Set to ${endServers} by hand`,
    });
  }

  exited(event: ExitEvent): void {
    this.#endServers.exited(event);
  }

  message(): Instance {
    return instanceMessage(this.#see());
  }

  view(): InstanceView {
    const decisions =
      this.#latest && this.#latest !== this.#changes[0]
        ? [this.#latest, ...this.#changes]
        : this.#changes;
    return viewMessage({ ...this.#see(), decisions });
  }

  /** Closes the port after what is in flight, then stops the end servers. */
  async close({ graceMs }: { readonly graceMs: number }): Promise<void> {
    this.#stop.abort();
    await this.#options.dataPlane.close(this.#record.id, { graceMs });
    await this.#endServers[Symbol.asyncDispose]();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close({ graceMs: this.#options.drainMs });
  }

  #tick(): void {
    const decision = this.#options.autoscaler.decide(this.#observe());
    this.#apply(decision);
  }

  #observe(): Observation {
    const { runtime, now } = this.#options;
    const snapshot = this.#history.latest;
    const nowMs = snapshot?.atMs ?? now();
    const ready = this.#endServers.members.flatMap(({ name, phase }) =>
      phase.kind === "ready"
        ? [{ name, readyForMs: nowMs - phase.sinceMs }]
        : [],
    );
    return {
      nowMs,
      ready: ready.length,
      starting: Math.max(0, this.#endServers.wanted - ready.length),
      loadIntegralMs: snapshot?.loadIntegralMs ?? 0,
      loadNow: (snapshot?.inFlight ?? 0) + (snapshot?.queued ?? 0),
      cpu: ready.flatMap(({ name, readyForMs }) => {
        const percent = runtime.usage(name)?.cpuPercent;
        return percent === undefined
          ? []
          : [{ endServer: name, percent, readyForMs }];
      }),
    };
  }

  #apply(decision: Decision): void {
    this.#tryStore((state) => state.addDecision(this.#record.id, decision));
    this.#latest = decision;
    if (decision.kind === "hold") return;
    this.#changes = [decision, ...this.#changes].slice(0, SHOW_CHANGES);
    this.#note(`${decision.from} → ${decision.to}: ${decision.reason}`);
    this.#record = { ...this.#record, desired: decision.to };
    this.#tryStore((state) => state.updateInstance(this.#record));
    this.#endServers.want(decision.to);
  }

  #seen(snapshot: Snapshot): void {
    this.#history.push(snapshot);
    const { atMs, access, accessDropped } = snapshot;
    for (const line of access) {
      this.#requests.push({ atMs, text: line });
      requestLog.info("{line}", { line });
    }
    if (accessDropped > 0) {
      log.warn("{dropped} requests of {instance} are not in the request log", {
        dropped: accessDropped,
        instance: this.#record.id,
      });
    }
  }

  #see(): Omit<Seen, "decisions"> {
    return {
      record: this.#record,
      members: this.#endServers.members,
      wanted: this.#endServers.wanted,
      trouble: this.#blocked || this.#endServers.trouble,
      history: this.#history,
      usage: (name) => this.#options.runtime.usage(name),
      nowMs: this.#options.now(),
    };
  }

  /** Scaling goes on while the disk is full: the decision is only not kept. */
  #tryStore(write: (state: StateStore) => void): void {
    try {
      write(this.#options.state);
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      log.error("Cannot keep a decision of {instance}: {error}", {
        instance: this.#record.id,
        error,
      });
    }
  }

  #note(text: string): void {
    this.#lines.push({ atMs: this.#options.now(), text });
    log.info("{instance}: {text}", { instance: this.#record.id, text });
  }
}

/** What may change while an instance runs. */
export interface ChangeOptions {
  readonly name: string;
  readonly settings: InstanceSettings;
}

/** Settings as the autoscaler takes them. */
export function autoscaling(settings: InstanceSettings): AutoscalerSettings {
  const { policy, min, max, cpuTargetPercent, queueTarget } = settings;
  return { policy, min, max, cpuTargetPercent, queueTarget };
}

function direction(from: number, to: number): Decision["kind"] {
  if (to === from) return "hold";
  return to > from ? "scale_out" : "scale_in";
}

const MIB = 1024 * 1024;

function specOf(name: string, record: InstanceRecord): EndServerSpec {
  const { services, sleepMs, cpuMs, cpuLimit, memoryMib } = record.settings;
  return {
    name,
    tenant: record.tenant,
    instance: record.id,
    services,
    sleepMs,
    cpuMs,
    cpuLimit,
    memoryBytes: memoryMib * MIB,
  };
}
