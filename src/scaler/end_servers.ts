import { bringUp, startOne, type Started } from "./bring_up.ts";
import { DrainLimits } from "./drain_limits.ts";
import type { EndServersOptions } from "./end_servers_options.ts";
import { explainExit, explainFailure } from "./explain.ts";
import {
  chooseReturns,
  dispensable,
  freeOrdinal,
  isAlive,
  memberName,
  rosterOf,
  type Member,
} from "./member.ts";
import type { EndServerInfo, ExitEvent } from "./runtime/types.ts";
import { StartTrouble } from "./start_trouble.ts";
import { stopAll, stopForGood } from "./stop_for_good.ts";

const DRAIN_MS = 30_000;
const STOP_GRACE_MS = 10_000;
/** At the very end nothing is in flight any more. */
const LAST_GRACE_MS = 3_000;

/**
 * The end servers of one instance: keeps as many as are wanted, starts them,
 * lets them serve after their health check, replaces those that end, and
 * drains those that are let go before it stops them. One that is still
 * draining when more are wanted is taken back.
 */
export class EndServers implements AsyncDisposable {
  readonly #options: EndServersOptions;
  readonly #members = new Map<string, Member>();
  readonly #closing = new AbortController();
  readonly #tasks = new Set<Promise<void>>();
  readonly #limits: DrainLimits;
  readonly #trouble: StartTrouble;
  #wanted = 0;
  /** The data plane is choosing whom to let go. */
  #isChoosing = false;

  constructor(options: EndServersOptions) {
    this.#options = options;
    const { signal } = this.#closing;
    this.#limits = new DrainLimits({
      ms: options.drainMs ?? DRAIN_MS,
      onLate: (name) => this.#cutOff(name),
      signal,
    });
    this.#trouble = new StartTrouble({
      onOpen: () => this.#reconcile(),
      areAllReady: () => this.count("ready") >= this.#wanted,
      signal,
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
    return this.#trouble.text;
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
    const { signal } = abort;
    this.#track(this.#bringUp(member, bringUp(info, { signal }), signal));
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
    const servedMs = this.#options.now() - member.phase.sinceMs;
    member.phase = { kind: "gone", detail: explainExit(event) };
    this.announce();
    this.#options.onEvent(this.#trouble.ended(event, servedMs));
    this.#track(this.#discard(member, 0));
    this.#reconcile();
  }

  /** The data plane says whom it drains of those it was asked to choose from. */
  chosen(names: readonly string[]): void {
    this.#isChoosing = false;
    for (const name of names) this.#drain(name);
    this.announce();
    this.#reconcile();
  }

  /**
   * The data plane says a draining one has nothing in flight any more. From
   * here it cannot come back. One that was wanted again meanwhile stays: what
   * is told of an earlier draining comes before it is let go anew.
   */
  drained(name: string): void {
    const member = this.#members.get(name);
    if (member?.phase.kind !== "draining") return;
    this.#limits.end(name);
    member.phase = { kind: "gone", detail: "no longer needed" };
    this.announce();
    this.#track(this.#stop(member));
  }

  /** Tells the roster as it is, but while the data plane is changing it. */
  announce(): void {
    if (this.#isChoosing) return;
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
    if (this.#closing.signal.aborted || this.#isChoosing) return;
    const alive = this.members.filter(isAlive).length;
    if (alive > this.#wanted) return this.#shrink(alive - this.#wanted);
    const missing = this.#wanted - alive - this.#takeBack(this.#wanted - alive);
    if (this.#trouble.isShut) return;
    for (let i = 0; i < missing; i++) this.#startOne();
  }

  #shrink(count: number): void {
    const { starting, ready } = dispensable(this.members);
    for (const member of starting.slice(0, count)) this.#callOff(member);
    const left = count - starting.length;
    if (left <= 0) return;
    const among = ready.map(({ name }) => name);
    this.#isChoosing = this.#options.letGo({ among, count: left });
    if (!this.#isChoosing) this.chosen(among.slice(0, left));
  }

  /** Takes draining ones back; @returns how many. */
  #takeBack(count: number): number {
    const { inFlight, onEvent } = this.#options;
    const returns = chooseReturns(this.members, { count, inFlight });
    for (const member of returns) {
      const { name, phase } = member;
      if (phase.kind !== "draining") continue;
      this.#limits.end(name);
      member.phase = { ...phase, kind: "ready" };
      onEvent(`End server ${name} is wanted again`);
    }
    if (returns.length > 0) this.announce();
    return returns.length;
  }

  #startOne(): void {
    const { instance, spec, now } = this.#options;
    const name = memberName(instance, freeOrdinal(instance, this.#members));
    const abort = new AbortController();
    const phase = { kind: "starting", abort } as const;
    const member: Member = { name, createdAtMs: now(), phase };
    this.#members.set(name, member);
    const { signal } = abort;
    const coming = startOne(spec(name), { ...this.#options, signal });
    this.#track(this.#bringUp(member, coming, signal));
  }

  async #bringUp(
    member: Member,
    coming: Promise<Started>,
    signal: AbortSignal,
  ): Promise<void> {
    try {
      const { info, address } = await coming;
      await this.#options.delivery.enter(info);
      signal.throwIfAborted();
      const sinceMs = this.#options.now();
      member.phase = { kind: "ready", ...address, sinceMs };
      this.#trouble.cameUp();
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
      const why = await explainFailure(member.name, { error, runtime });
      this.#trouble.failed(why);
      this.#options.onEvent(why);
      member.phase = { kind: "gone", detail: why };
    }
    await this.#discard(member, letGo ? STOP_GRACE_MS : 0);
  }

  #callOff(member: Member): void {
    if (member.phase.kind !== "starting") return;
    const { abort } = member.phase;
    member.phase = { kind: "gone", detail: "no longer needed" };
    abort.abort(); // #bringUp fails and discards it
  }

  #drain(name: string): void {
    const member = this.#members.get(name);
    if (member?.phase.kind !== "ready") return; // it has ended meanwhile
    member.phase = { ...member.phase, kind: "draining" };
    this.#options.onEvent(`End server ${name} is draining`);
    this.#limits.begin(name);
  }

  /** It was given its time, and still has requests. */
  #cutOff(name: string): void {
    const { inFlight, onEvent, drainMs = DRAIN_MS } = this.#options;
    const count = inFlight(name);
    const left = count === 1 ? "1 request" : `${count} requests`;
    onEvent(
      `End server ${name} has drained for ${drainMs / 1_000} s and is stopped with ${left} in flight`,
    );
    this.drained(name);
  }

  async #stop(member: Member): Promise<void> {
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
