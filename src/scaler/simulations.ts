import { BusyError } from "../base/errors.ts";
import { Channel } from "../base/channel.ts";
import type { SimulateUpdate } from "../wire/messages.ts";
import { autoscaling } from "./instance_settings.ts";
import type { SimulationOptions } from "./portal/types.ts";
import { simulationMessage } from "./simulation_message.ts";
import { replayInThread } from "./trace/replay_thread.ts";
import type { ReplayRequest } from "./trace/replay_scenario.ts";

/** What simulations of all tenants go by. */
export interface SimulationsOptions {
  /** With what is taken for an end server's start where none was seen. */
  readonly world: ReplayRequest["world"];
  readonly tuning: ReplayRequest["tuning"];
  readonly now: () => number;
}

/** The instance whose traffic is played again. */
export interface SimulationSubject {
  readonly tenant: string;
  readonly settings: SimulationOptions["alternatives"][number];
  /** Where its recording is. */
  readonly directory: string;
  /** From the decision to serving, ms; `undefined`: none was seen of late. */
  readonly startMs: number | undefined;
}

/**
 * Plays recorded traffic again: one at a time in all, so that it takes no more
 * than one core from the requests of this moment, and one of each tenant.
 */
export class Simulations {
  readonly #options: SimulationsOptions;
  readonly #tenants = new Set<string>();
  /** Resolves when the one before has ended. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: SimulationsOptions) {
    this.#options = options;
  }

  /**
   * Tells how far it is, and in the end what came of it.
   *
   * @throws {BusyError} when one of the tenant's is under way.
   * @throws {PreconditionError} when it takes too long.
   */
  async *play(
    subject: SimulationSubject,
    options: SimulationOptions,
  ): AsyncGenerator<SimulateUpdate, void, undefined> {
    const { tenant } = subject;
    if (this.#tenants.has(tenant)) {
      throw new BusyError(
        "Cannot simulate: another simulation of yours is under way; wait for its end or cancel it",
      );
    }
    this.#tenants.add(tenant);
    const over = new AbortController();
    const signal = AbortSignal.any([options.signal, over.signal]);
    const told = new Channel<SimulateUpdate>(1);
    const work = this.#inTurn(() =>
      this.#run(subject, { ...options, signal, told }),
    );
    const ended = work.finally(() => told.close());
    ended.catch(() => {}); // awaited below, unless nobody listens any more
    try {
      yield { done: 0 };
      yield* told;
      yield await ended;
    } finally {
      over.abort();
      this.#tenants.delete(tenant);
    }
  }

  async #run(
    { settings, directory, startMs }: SimulationSubject,
    { lastMs, alternatives, signal, told }: Run,
  ): Promise<SimulateUpdate> {
    const { now, tuning, world } = this.#options;
    const all = [settings, ...alternatives];
    const { latencyOf: of = "waiting", latencyTargetMs: ms = 0 } =
      autoscaling(settings);
    const toMs = now();
    const request: ReplayRequest = {
      directory,
      fromMs: toMs - lastMs,
      toMs,
      settings: all.map((it) => {
        const { queueLimit, strategy, concurrency } = it;
        return { ...autoscaling(it), queueLimit, strategy, concurrency };
      }),
      world,
      startMs,
      tuning,
      target: { of, ms },
      seed: 1,
    };
    const replayed = await replayInThread(request, {
      signal,
      onProgress: (done) => told.push({ done }),
    });
    const found = { replayed, settings: all };
    return { done: 1, simulation: simulationMessage(found, request.target) };
  }

  /** After those that came before, whatever became of them. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work, work);
    this.#turn = turn.catch(() => {});
    return turn;
  }
}

interface Run extends SimulationOptions {
  readonly told: Channel<SimulateUpdate>;
}
