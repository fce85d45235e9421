import type { BalancePlan } from "./_balance_plan.ts";
import type { Backend } from "./_balance_targets.ts";

/** What `balance` needs of the data plane. */
export interface Balancer {
  open(
    instance: string,
    options: {
      readonly listen: {
        readonly hosts: readonly string[];
        readonly port: number;
        readonly shared?: boolean;
        readonly tls?: { readonly cert: string; readonly key: string };
      };
      readonly settings: BalancePlan["settings"];
      readonly limits: BalancePlan["limits"];
      readonly watchHealth: boolean;
      readonly listener: {
        onSnapshot(): void;
        onDrained(endpoint: string): void;
        onEvent(sentence: string): void;
      };
    },
  ): Promise<{ readonly port: number }>;
  setSettings(instance: string, settings: BalancePlan["settings"]): void;
  setLimits(limits: BalancePlan["limits"]): void;
  setRoster(instance: string, backends: readonly Backend[]): void;
  close(instance: string, options: { readonly graceMs: number }): Promise<void>;
}

/** A port that is being balanced. */
export interface Balancing {
  readonly port: number;
  /** Takes on what can change: backends, strategy, limits. */
  change(plan: BalancePlan): void;
  close(options: { readonly graceMs: number }): Promise<void>;
}

/** How {@linkcode balanceOn} tells. */
export interface BalanceOnOptions {
  /** A backend is left out or is back, as a sentence. */
  readonly onEvent: (sentence: string) => void;
}

/**
 * Balances one port on as many workers as wanted. The system hands each
 * connection to one of them; each goes by its part of the numbers.
 */
export async function balanceOn(
  plane: Balancer,
  plan: BalancePlan,
  { onEvent }: BalanceOnOptions,
): Promise<Balancing> {
  const { workers, listen, tls } = plan;
  const names = Array.from({ length: workers }, (_, i) => `balance-${i + 1}`);
  let { port } = listen;
  for (const [i, name] of names.entries()) {
    const opened = await plane.open(name, {
      listen: {
        hosts: [listen.host],
        port,
        ...(workers > 1 && { shared: true }),
        ...(tls && { tls }),
      },
      settings: partOf(plan, workers),
      limits: plan.limits,
      watchHealth: plan.healthCheck,
      listener: {
        onSnapshot() {},
        onDrained() {},
        onEvent: i === 0 ? onEvent : () => {}, // all see the same
      },
    });
    port = opened.port;
  }
  const setRosters = ({ backends }: BalancePlan) => {
    for (const name of names) plane.setRoster(name, backends);
  };
  setRosters(plan);
  return {
    port,
    change(next) {
      const settings = partOf(next, workers);
      for (const name of names) plane.setSettings(name, settings);
      plane.setLimits(next.limits);
      setRosters(next);
    },
    async close(options) {
      await Promise.all(names.map((name) => plane.close(name, options)));
    },
  };
}

function partOf({ settings }: BalancePlan, workers: number) {
  const part = (it: number) => Math.ceil(it / workers);
  const { strategy, concurrency, queueLimit } = settings;
  return {
    strategy,
    concurrency: part(concurrency),
    queueLimit: part(queueLimit),
  };
}
