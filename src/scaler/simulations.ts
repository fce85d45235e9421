import { InvalidFieldsError } from "../base/errors.ts";
import type { SettingsOutput } from "../wire/messages.ts";
import { createAutoscaler } from "./autoscaler/autoscaler.ts";
import { POLICIES } from "./autoscaler/mod.ts";
import { STRATEGIES } from "./balancer/mod.ts";
import { autoscaling } from "./instance_settings.ts";
import { DEFAULT_SETTINGS } from "./portal/default_settings.ts";
import { parseNewSettings } from "./portal/settings.ts";
import {
  beginSimulation,
  chance,
  TRACES,
  type Scenario,
  type Simulation,
  type SyntheticOptions,
  type Trace,
} from "./simulator/mod.ts";

/** Made-up traffic of that kind. @throws {RangeError} when there is none. */
export function madeUpTrace(kind: string, options: SyntheticOptions): Trace {
  const found = Object.entries(TRACES).find(([name]) => name === kind);
  if (found) return found[1].create(options);
  const known = Object.keys(TRACES).join(", ");
  throw new RangeError(
    `Cannot make up a trace "${kind}": there is no such kind; choose one of ${known}`,
  );
}

/** What a simulation of an instance is made of, beside its settings. */
export interface TrialOptions extends Pick<
  Scenario,
  "trace" | "world" | "target" | "onPoint"
> {
  /** What chance the strategy has. @default 1 */
  readonly seed?: number;
}

const CHOICES = {
  services: ["echo"],
  strategies: Object.keys(STRATEGIES),
  policies: Object.keys(POLICIES),
  maxEndServers: 100_000,
};

/**
 * Begins to simulate an instance with those settings over the defaults, held
 * to the same rules as those of a real one.
 *
 * @throws {InvalidFieldsError} when they break them.
 */
export function beginTrial(
  given: Omit<SettingsOutput, "services">,
  { seed = 1, ...options }: TrialOptions,
): Simulation {
  const full = { ...given, services: CHOICES.services };
  const parsed = parseNewSettings(full, DEFAULT_SETTINGS, CHOICES);
  if (parsed.violations.length > 0) {
    throw new InvalidFieldsError(parsed.violations);
  }
  const { queueLimit, concurrency, strategy } = parsed.settings;
  const judged = autoscaling(parsed.settings);
  return beginSimulation({
    ...options,
    settings: { ...judged, strategy, concurrency, queueLimit },
    autoscaler: createAutoscaler(judged, { policies: POLICIES }),
    prng: chance(seed),
  });
}
