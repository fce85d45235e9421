import { pause } from "../base/pause.ts";
import { bringUp, startOne } from "./bring_up.ts";
import type { RosterEntry } from "./dataplane/types.ts";
import { explainExit, explainFailure } from "./explain.ts";
import {
  chooseVictims,
  freeOrdinal,
  isAlive,
  memberName,
  rosterOf,
  type Member,
} from "./member.ts";
import type {
  EndServerInfo,
  EndServerSpec,
  ExitEvent,
  Runtime,
} from "./runtime/types.ts";
import { StartGate } from "./start_gate.ts";
import { stopAll, stopForGood } from "./stop_for_good.ts";

/** What {@linkcode EndServers} is made of. */
export interface EndServersOptions {
  readonly instance: string;
  readonly runtime: Runtime;
  /** Resolves once the runtime can start end servers. */
  readonly prepared: Promise<void>;
  /** What an end server of that name is started with. */
  readonly spec: (name: string) => EndServerSpec;
  /** Hears the whole roster whenever it changes. */
  readonly onRoster: (roster: readonly RosterEntry[]) => void;
  /** Hears what happened, as a sentence. */
  readonly onEvent: (sentence: string) => void;
  /** Requests in flight on the end server of that name. */
  readonly inFlight: (name: string) => number;
  readonly now: () => number;
  /** Gives them the exchange rates in force. */
  readonly delivery: Delivery;
  /** How long a removed one may go on with its requests. @default 30000 */
  readonly drainMs?: number;
}

/** Gives end servers what they need to answer rightly. */
export interface Delivery {
  /** One answers; it serves when this resolves. */
  enter(endServer: EndServerInfo): Promise<void>;
  /** One is gone, or soon will be. */
  leave(name: string): void;
}

const DRAIN_MS = 30_000;
const STOP_GRACE_MS = 10_000;
/** At the very end nothing is in flight any more. */
const LAST_GRACE_MS = 3_000;
/** One that ends sooner than this counts as crashing, not as having served. */
const SOUND_AFTER_MS = 30_000;

/**
 * The end servers of one instance: keeps as many as are wanted, starts them,
 * lets them serve after their health check, replaces those that end, and
 * drains those that are let go before it stops them.
 */
export class EndServers implements AsyncDisposable {
  readonly #options: EndServersOptions;
  readonly #members = new Map<string, Member>();
  readonly #closing = new AbortController();
  readonly #drained = new Map<string, () => void>();
  readonly #tasks = new Set<Promise<void>>();
  #wanted = 0;
  readonly #gate: StartGate;
  #trouble = "";
  #isCrashing = false;

  constructor(options: EndServersOptions) {
    this.#options = options;
    this.#gate = new StartGate({
      onOpen: () => this.#reconcile(),
      onSound: () => this.#calm(),
      signal: this.#closing.signal,
    });
  }

  /** All members, oldest first; replaced phases are seen by the caller. */
  get members(): readonly Member[] {
    return [...this.#members.values()];
  }

  get wanted(): number {
    return this.#wanted;
  }

  /** Why end servers do not come up; empty when they do. */
  get trouble(): string {
    return this.#trouble;
  }

  /** Members in a phase of that kind. */
  count(kind: Member["phase"]["kind"]): number {
    return this.members.filter(({ phase }) => phase.kind === kind).length;
  }

  /** Sets how many there should be and sets about it. */
  want(count: number): void {
    this.#wanted = count;
    this.#reconcile();
  }

  /** Takes on an end server that a former scaler left running. */
  adopt(info: EndServerInfo): void {
    const { name, createdAtMs, state } = info;
    if (state.kind !== "running") {
      const member: Member = { name, createdAtMs, phase: GONE };
      this.#members.set(name, member);
      this.#track(this.#discard(member, 0));
      return;
    }
    const abort = new AbortController();
    const phase = { kind: "starting", abort } as const;
    const member: Member = { name, createdAtMs, phase };
    this.#members.set(name, member);
    const started = Promise.resolve(info);
    this.#track(this.#bringUp(member, started, abort.signal));
  }

  /** The runtime says one has ended. */
  exited(event: ExitEvent): void {
    const member = this.#members.get(event.name);
    if (!member || member.phase.kind === "gone") return;
    if (member.phase.kind === "starting") {
      member.phase.abort.abort(new Error(explainExit(event)));
      return;
    }
    if (member.phase.kind === "draining") return this.drained(event.name);
    const livedMs = this.#options.now() - member.phase.sinceMs;
    member.phase = { kind: "gone", detail: explainExit(event) };
    this.announce();
    if (livedMs < SOUND_AFTER_MS) this.#crashed(event, livedMs);
    else this.#options.onEvent(`${explainExit(event)}; starting another`);
    this.#track(this.#discard(member, 0));
    this.#reconcile();
  }

  /** The data plane says a draining one has nothing in flight any more. */
  drained(name: string): void {
    this.#drained.get(name)?.();
  }

  /** Tells the roster as it is. */
  announce(): void {
    this.#options.onRoster(rosterOf(this.#members.values()));
  }

  /** Stops all of them, at once. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#wanted = 0;
    this.#closing.abort();
    const starting: string[] = [];
    for (const { name, phase } of this.#members.values()) {
      if (phase.kind !== "starting") continue;
      starting.push(name);
      phase.abort.abort();
    }
    const names = this.members.map(({ name }) => name);
    const { runtime, delivery } = this.#options;
    for (const name of names) delivery.leave(name);
    const graceMs = LAST_GRACE_MS;
    await stopAll(names, { runtime, graceMs });
    await Promise.allSettled(this.#tasks);
    // A start that was too far to be called off ended up running after all.
    await stopAll(starting, { runtime, graceMs });
    this.#members.clear();
  }

  #reconcile(): void {
    if (this.#closing.signal.aborted) return;
    const alive = this.members.filter(isAlive).length;
    const { inFlight } = this.#options;
    const count = alive - this.#wanted;
    for (const victim of chooseVictims(this.members, { count, inFlight })) {
      this.#letGo(victim);
    }
    if (this.#gate.isShut) return;
    for (let i = alive; i < this.#wanted; i++) this.#startOne();
  }

  #startOne(): void {
    const { instance, runtime, prepared, spec, now } = this.#options;
    const name = memberName(instance, freeOrdinal(instance, this.#members));
    const abort = new AbortController();
    const phase = { kind: "starting", abort } as const;
    const member: Member = { name, createdAtMs: now(), phase };
    this.#members.set(name, member);
    const { signal } = abort;
    const info = startOne(spec(name), { runtime, prepared, signal });
    this.#track(this.#bringUp(member, info, signal));
  }

  async #bringUp(
    member: Member,
    info: Promise<EndServerInfo>,
    signal: AbortSignal,
  ): Promise<void> {
    try {
      const started = await info;
      const address = await bringUp(started, { signal });
      await this.#options.delivery.enter(started);
      signal.throwIfAborted();
      const sinceMs = this.#options.now();
      member.phase = { kind: "ready", ...address, sinceMs };
      if (!this.#isCrashing) this.#trouble = "";
      this.#options.onEvent(`End server ${member.name} is ready`);
      this.announce();
      this.#reconcile();
    } catch (error) {
      await this.#failed(member, error);
    }
  }

  async #failed(member: Member, error: unknown): Promise<void> {
    const letGo = member.phase.kind === "gone" || this.#closing.signal.aborted;
    if (!letGo) {
      const { runtime } = this.#options;
      this.#trouble = await explainFailure(member.name, { error, runtime });
      this.#options.onEvent(this.#trouble);
      member.phase = { kind: "gone", detail: this.#trouble };
      this.#gate.failed();
    }
    await this.#discard(member, letGo ? STOP_GRACE_MS : 0);
  }

  /** One that served ended too soon for another to be started at once. */
  #crashed(event: ExitEvent, livedMs: number): void {
    const waitMs = this.#gate.failed();
    const lived = Math.max(0, Math.round(livedMs / 1_000));
    const why = `${explainExit(event)} after ${lived} s`;
    const next = waitMs > 0 ? `in ${waitMs / 1_000} s` : "soon";
    this.#options.onEvent(`${why}; starting another ${next}`);
    this.#trouble = `${why}; the next one starts ${next}`;
    this.#isCrashing = true;
  }

  #calm(): void {
    this.#isCrashing = false;
    if (this.count("ready") >= this.#wanted) this.#trouble = "";
  }

  #letGo(member: Member): void {
    const { phase } = member;
    if (phase.kind === "starting") {
      member.phase = { kind: "gone", detail: "no longer needed" };
      phase.abort.abort(); // #bringUp fails and discards it
      return;
    }
    if (phase.kind !== "ready") return;
    const { host, port } = phase;
    member.phase = { kind: "draining", host, port };
    this.#options.onEvent(`End server ${member.name} is draining`);
    this.#track(this.#drain(member));
    this.announce();
  }

  async #drain(member: Member): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#drained.set(member.name, resolve);
    const limit = new AbortController();
    const { signal } = this.#closing;
    const ended = AbortSignal.any([limit.signal, signal]);
    const late = pause(this.#options.drainMs ?? DRAIN_MS, ended);
    await Promise.race([promise, late]);
    limit.abort();
    this.#drained.delete(member.name);
    member.phase = { kind: "gone", detail: "no longer needed" };
    this.announce();
    await this.#discard(member, STOP_GRACE_MS);
    this.#options.onEvent(`End server ${member.name} is stopped`);
  }

  /** Stops what is left of a member, however often that takes. */
  async #discard(member: Member, graceMs: number): Promise<void> {
    const { runtime, delivery } = this.#options;
    const { signal } = this.#closing;
    delivery.leave(member.name);
    await stopForGood(member.name, { runtime, graceMs, signal });
    this.#members.delete(member.name);
    this.#reconcile();
  }

  #track(task: Promise<void>): void {
    this.#tasks.add(task);
    void task.finally(() => this.#tasks.delete(task));
  }
}

const GONE = { kind: "gone", detail: "left by a former scaler" } as const;
