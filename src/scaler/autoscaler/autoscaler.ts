import type { Limited } from "./limited.ts";
import { sentence } from "./sentence.ts";
import { createRecent, type Dated } from "./recent.ts";
import { createSharedLimits } from "./shared_limits.ts";
import { ration, type SupplyLimit } from "./ration.ts";
import { DEFAULT_TUNING } from "./tuning.ts";
import type {
  AutoscalerTuning,
  Decider,
  Decision,
  Delay,
  Inputs,
  Observation,
  Policy,
  Wish,
} from "./types.ts";

/** What a tenant chose; may change while the instance runs. */
export interface AutoscalerSettings {
  /** A name in `AutoscalerOptions.policies`. */
  readonly policy: string;
  /** End servers. */
  readonly min: number;
  readonly max: number;
  /** @default 80 */
  readonly cpuTargetPercent?: number;
  /** @default 7 */
  readonly queueTarget?: number;
  /** @default 150 */
  readonly latencyTargetMs?: number;
  /** @default "waiting" */
  readonly latencyOf?: Delay;
  /** @default "least_connections" */
  readonly strategy?: string;
  /** @default 10 */
  readonly concurrency?: number;
}

/** What the program gives to every autoscaler. */
export interface AutoscalerOptions {
  /** The policies there are, by name: `POLICIES` of `mod.ts`. */
  readonly policies: Readonly<Record<string, Policy>>;
  readonly tuning?: AutoscalerTuning;
  /** What others and the host leave to it, in order. @default all it wants */
  readonly supply?: readonly SupplyLimit[];
}

/** Decides for one instance; time comes with what it sees. */
export interface Autoscaler {
  /**
   * What to do now. It takes for granted that its decision is carried out:
   * `from` of the next observation is where it went.
   */
  decide(seen: Observation): Decision;
  /**
   * Goes on with other settings. What was measured and decided lately counts
   * on: a new policy starts with the last minute behind it.
   *
   * @throws {RangeError} when there is no policy of that name.
   */
  retune(settings: AutoscalerSettings): void;
  /** Somebody set the number by hand: it is not reduced at once. */
  override(endServers: number, atMs: number): void;
}

interface Seen extends Dated {
  readonly seen: Observation;
}

/**
 * Makes an autoscaler: observe → the policy's wish → limits → decision.
 *
 * @throws {RangeError} when there is no policy of that name.
 */
export function createAutoscaler(
  settings: AutoscalerSettings,
  options: AutoscalerOptions,
): Autoscaler {
  const tuning = { ...DEFAULT_TUNING, ...options.tuning };
  const spanMs = Math.max(tuning.stableWindowMs, 2 * tuning.cpuWindowMs);
  const recent = createRecent<Seen>(spanMs);
  let current = settings;
  let decider = createDecider(current, options);
  let shared = createSharedLimits(tuning);

  function startOver(): void {
    recent.clear();
    decider = createDecider(current, options);
    shared = createSharedLimits(tuning);
  }

  function limit(
    wish: Limited,
    seen: Observation,
    pace: { readonly urgent: boolean; readonly isPaced: boolean },
  ): Limited {
    const { nowMs, ready, starting } = seen;
    const from = ready + starting;
    const coolDownMs = coolDownAfter(seen, options.tuning);
    const situation = { nowMs, from, coolDownMs, ...pace };
    const { need, ...own } = shared.apply(wish, situation, current);
    const { supply = [] } = options;
    const ask = { ...seen, from, need, min: current.min };
    const result = ration(own, { ...ask, supply });
    if (result.endServers !== from) {
      shared.changed(nowMs, result.endServers - from);
    }
    return result;
  }

  return {
    decide(seen) {
      const last = recent.items.at(-1)?.atMs ?? seen.nowMs;
      if (seen.nowMs < last) startOver(); // the clock was set back
      recent.add({ atMs: seen.nowMs, seen });
      const wish = decider(seen);
      const urgent = wish.kind === "want" && wish.urgent;
      const isPaced = wish.kind === "want" && wish.isPaced === true;
      const result = limit(wished(wish, seen), seen, { urgent, isPaced });
      return decision({ wish, result, seen, policy: current.policy });
    },
    retune(changed) {
      const replacement = createDecider(changed, options);
      for (const { seen } of recent.items) replacement(seen);
      decider = replacement;
      current = changed;
    },
    override(endServers, atMs) {
      shared.hold(atMs, endServers);
    },
  };
}

function createDecider(
  settings: AutoscalerSettings,
  { policies, tuning }: AutoscalerOptions,
): Decider {
  const policy = policies[settings.policy];
  if (policy !== undefined) return policy.create({ ...settings, ...tuning });
  const known = Object.keys(policies).join(", ");
  throw new RangeError(
    `Cannot scale by policy "${settings.policy}": there is no such policy; choose one of ${known}`,
  );
}

/** The policy's wish after its own limits. */
function wished(wish: Wish, { ready, starting }: Observation): Limited {
  if (wish.kind === "hold") return { endServers: ready + starting, clamps: [] };
  const { clamps, endServers } = wish;
  return { endServers: clamps.at(-1)?.to ?? endServers, clamps };
}

/** As told; or by how long starts took, once that is known. */
function coolDownAfter(
  { startMs }: Observation,
  { coolDownMs, settleMs = DEFAULT_TUNING.settleMs }: AutoscalerTuning = {},
): number | undefined {
  if (coolDownMs !== undefined || startMs === undefined) return coolDownMs;
  return startMs + settleMs;
}

interface Decided {
  readonly wish: Wish;
  readonly result: Limited;
  readonly seen: Observation;
  readonly policy: string;
}

function decision({ wish, result, seen, policy }: Decided): Decision {
  const from = seen.ready + seen.starting;
  const { endServers: to, clamps } = result;
  const raw = wish.kind === "want" ? wish.endServers : from;
  const { reason: because } = wish;
  const inputs = known({ ...wish.inputs, startMs: seen.startMs });
  const change = to > from ? "scale_out" : "scale_in";
  return {
    kind: to === from ? "hold" : change,
    atMs: seen.nowMs,
    policy,
    from,
    wish: raw,
    to,
    inputs,
    clamps,
    reason: sentence({ from, wish: raw, to, clamps, because }),
  };
}

/** Only what is a number can be kept, and be checked by anybody. */
function known(inputs: Readonly<Record<string, number | undefined>>): Inputs {
  return Object.fromEntries(
    Object.entries(inputs).flatMap(([name, value]) =>
      value !== undefined && Number.isFinite(value) ? [[name, value]] : [],
    ),
  );
}
