import { createAutoscaler } from "./autoscaler/autoscaler.ts";
import { POLICIES } from "./autoscaler/mod.ts";
import { autoscaling } from "./instance_settings.ts";
import {
  beginSimulation,
  chance,
  TRACES,
  type Scenario,
  type Simulation,
  type SyntheticOptions,
  type Trace,
} from "./simulator/mod.ts";
import { trialSettings, type GivenSettings } from "./trial_settings.ts";

/** What an instance is tried out on, beside its settings. */
export interface TrialOptions extends Pick<
  Scenario,
  "trace" | "world" | "target" | "onPoint"
> {
  /** What chance the strategy has. @default 1 */
  readonly seed?: number;
}

/** Made-up traffic of that kind. @throws {RangeError} when there is none. */
export function madeUpTrace(kind: string, options: SyntheticOptions): Trace {
  const found = Object.entries(TRACES).find(([name]) => name === kind);
  if (found) return found[1].create(options);
  const known = Object.keys(TRACES).join(", ");
  throw new RangeError(
    `Cannot make up a trace "${kind}": there is no such kind; choose one of ${known}`,
  );
}

/**
 * Begins to simulate an instance with those settings over the defaults.
 *
 * @throws {InvalidFieldsError} when they break the rules.
 */
export function beginTrial(
  given: GivenSettings,
  { seed = 1, ...options }: TrialOptions,
): Simulation {
  const settings = trialSettings(given);
  const { queueLimit, concurrency, strategy } = settings;
  const judged = autoscaling(settings);
  return beginSimulation({
    ...options,
    settings: { ...judged, strategy, concurrency, queueLimit },
    autoscaler: createAutoscaler(judged, { policies: POLICIES }),
    prng: chance(seed),
  });
}
