import { every } from "../base/every.ts";
import { createOverloadWatch } from "./autoscaler/overload_watch.ts";
import { Capacity } from "./capacity.ts";
import { EndServers } from "./end_servers.ts";
import type { InstanceOptions } from "./instance_options.ts";
import { autoscaling, specOf } from "./instance_settings.ts";
import { PickWatch } from "./pick_watch.ts";
import { instanceMessage, loadPoint, viewMessage, type Seen } from "./view.ts";

type InstanceRecord = Seen["record"];
type Ledger = InstanceOptions["ledger"];
type ListenOptions = Parameters<
  InstanceOptions["dataPlane"]["open"]
>[1]["listen"];
type Recorder = InstanceOptions["recorder"];
type Sight = Parameters<InstanceOptions["judge"]["decide"]>[0];

/** What may change while an instance runs. */
export type ChangeOptions = Pick<InstanceRecord, "name" | "settings">;

/** With what comes before and after, the whole scaler ends within 30 s. */
const FAREWELL_MS = 25_000;

/**
 * One instance at work: observes its load, decides how many end servers it
 * should have, and applies that; keeps the roster of its port up to date.
 */
export class RunningInstance implements AsyncDisposable {
  /** Those who want to know why requests go where they go. */
  readonly picks: PickWatch;
  readonly #options: InstanceOptions;
  readonly #endServers: EndServers;
  readonly #capacity: Capacity;
  readonly #stop = new AbortController();
  readonly #isOverloaded = createOverloadWatch();
  #record: InstanceRecord;
  #blocked = "";
  #isOpen = false;

  constructor(record: InstanceRecord, options: InstanceOptions) {
    const { dataPlane, ledger, controlKey } = options;
    this.#record = record;
    this.#options = options;
    this.picks = new PickWatch((it) => dataPlane.explain(record.id, it));
    this.#capacity = new Capacity({
      ...options,
      tell: (outlook) => dataPlane.setOutlook(record.id, outlook),
    });
    this.#endServers = new EndServers({
      ...options,
      instance: record.id,
      letGo: (surplus) => {
        if (this.#isOpen) dataPlane.letGo(record.id, surplus);
        return this.#isOpen;
      },
      spec: (name) => specOf(name, this.#record, { controlKey }),
      onRoster: (roster) => {
        dataPlane.setRoster(record.id, roster);
        this.#lookAhead();
      },
      onEvent: (sentence) => ledger.note(sentence),
      inFlight: (name) => ledger.history.inFlight(name),
    });
  }

  get record(): InstanceRecord {
    return this.#record;
  }

  get ledger(): Ledger {
    return this.#options.ledger;
  }

  /** What keeps how its requests went. */
  get recorder(): Recorder {
    return this.#options.recorder;
  }

  /** Aborts when it is closed for good. */
  get ended(): AbortSignal {
    return this.#stop.signal;
  }

  /** Time half its end servers take to start, ms; `undefined`: none was seen to. */
  get startMs(): number | undefined {
    return this.#capacity.usualStartMs;
  }

  /** The end servers there are now, on whatever part of their way. */
  get members() {
    return this.#endServers.members;
  }

  /** The instance as it is listed. */
  get message() {
    return instanceMessage(this.#see());
  }

  /** The instance with all that can be watched. */
  view(options?: Parameters<typeof viewMessage>[1]) {
    const { decisions: log, trace } = this.ledger;
    const decisions = log.message(this.#record.settings.shadow);
    return viewMessage({ ...this.#see(), decisions, trace }, options);
  }

  /** Opens the port. @throws {ConflictError} when it is taken. */
  async open(listen: ListenOptions): Promise<void> {
    await this.#options.dataPlane.open(this.#record.id, {
      listen,
      settings: this.#record.settings,
      records: true,
      listener: {
        onSnapshot: (snapshot) => this.#seen(snapshot),
        onRecorded: (chunk) => this.recorder.take(chunk, this.#see()),
        onPicks: (picks) => this.picks.hear(picks),
        onDrained: (endpoint) => this.#endServers.drained(endpoint),
        onLetGo: (endpoints) => this.#endServers.chosen(endpoints),
        onEvent: (sentence) => this.ledger.note(sentence),
      },
    });
    this.#isOpen = true;
    this.#endServers.announce();
  }

  /** Says why the port cannot be opened for now; empty: it is open. */
  block(notice: string): void {
    this.#blocked = notice;
    if (notice !== "") this.ledger.note(notice);
  }

  /** Takes on what a former scaler left, brings up the rest, and decides. */
  begin(left: readonly Parameters<EndServers["adopt"]>[0][]): void {
    for (const info of left) this.#endServers.adopt(info);
    this.#capacity.pass(this.members);
    this.#bringAbout();
    const { signal } = this.#stop;
    every(this.#options.tickMs, () => this.#tick(), { signal });
  }

  /** Changes name, strategy, policy and limits; drops no call. */
  change({ name, settings }: ChangeOptions): void {
    const { dataPlane, judge, ledger } = this.#options;
    const { min, max } = settings;
    const desired = Math.min(Math.max(this.#record.desired, min), max);
    ledger.keep({ ...this.#record, name, settings, desired });
    this.#record = { ...this.#record, name, settings, desired };
    dataPlane.setSettings(this.#record.id, settings);
    judge.retune(autoscaling(settings));
    this.#bringAbout();
    ledger.note("Settings changed");
  }

  /** Sets the number of end servers; the policy goes on from there. */
  scale(endServers: number): void {
    // What a tenant is told is done must outlive a crash: kept first.
    this.ledger.keep({ ...this.#record, desired: endServers });
    this.#apply(this.#options.judge.byHand(endServers, this.#see()));
  }

  /** The runtime says that one of its end servers has ended. */
  exited(event: Parameters<EndServers["exited"]>[0]): void {
    this.#endServers.exited(event);
  }

  /** Closes the port after what is in flight, then stops the end servers. */
  async close({ graceMs }: { readonly graceMs: number }): Promise<void> {
    this.#stop.abort();
    this.#isOpen = false;
    this.#options.allotments.leave(this.#record.id);
    await this.#options.dataPlane.close(this.#record.id, { graceMs });
    this.picks.close();
    this.recorder[Symbol.dispose]();
    await this.#endServers[Symbol.asyncDispose]();
    this.ledger.decisions.flush();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const graceMs = Math.min(this.#options.drainMs, FAREWELL_MS);
    await this.close({ graceMs });
  }

  #seen(snapshot: Parameters<Ledger["seen"]>[0]): void {
    this.ledger.seen(snapshot);
    this.ledger.trace.push(snapshot.atMs, () => loadPoint(this.#see()));
    this.recorder.take(undefined, this.#see());
    const { atMs, inFlight, queued, traffic } = snapshot;
    const { concurrency } = this.#record.settings;
    const slots = this.#endServers.count("ready") * concurrency;
    const { arrived } = traffic;
    if (this.#isOverloaded({ atMs, inFlight, queued, slots, arrived })) {
      this.#look();
    }
  }

  /** Decides before the next tick; that nothing changes is not taken down. */
  #look(): void {
    if (this.#stop.signal.aborted) return;
    const decision = this.#options.judge.look(this.#see());
    if (decision) this.#apply(decision);
  }

  #tick(): void {
    this.#apply(this.#options.judge.decide(this.#see()));
  }

  #apply(decision: ReturnType<InstanceOptions["judge"]["decide"]>): void {
    this.ledger.decided(decision);
    if (decision.kind !== "hold") this.#carryOut(decision.to);
    this.#lookAhead();
  }

  #carryOut(desired: number): void {
    this.#record = { ...this.#record, desired };
    this.ledger.write((state) => state.updateInstance(this.#record));
    this.#bringAbout();
  }

  /** Has as many end servers as are on record. */
  #bringAbout(): void {
    const { id, tenant, settings, desired: has } = this.#record;
    this.#options.allotments.put({ id, tenant, min: settings.min, has });
    this.#endServers.want(has);
  }

  /** Learns from the end servers there are, and tells what to expect. */
  #lookAhead(): void {
    const { members, wanted } = this.#endServers;
    this.#capacity.look({ members, wanted, max: this.#record.settings.max });
  }

  #see(): Sight & Seen {
    const { runtime, now } = this.#options;
    return {
      record: this.#record,
      members: this.#endServers.members,
      wanted: this.#endServers.wanted,
      trouble: this.#blocked || this.#endServers.trouble,
      history: this.ledger.history,
      usage: (name) => runtime.usage(name),
      startMs: this.#capacity.startMs,
      nowMs: now(),
    };
  }
}
