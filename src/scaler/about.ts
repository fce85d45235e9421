import packageJson from "../../package.json" with { type: "json" };
import type { PortTls, Rates, Scaler } from "../wire/messages.ts";
import { POLICIES } from "./autoscaler/mod.ts";
import { STRATEGIES } from "./balancer/mod.ts";
import { DEFAULT_SETTINGS } from "./portal/default_settings.ts";
import { settingsMessage } from "./view.ts";

/** What a scaler tells of itself that may differ from another's. */
export interface AboutOptions {
  readonly runtime: string;
  /** Why that one, as a sentence. */
  readonly runtimeReason: string;
  readonly maxInstances: number;
  readonly maxEndServers: number;
  readonly maxEndServersPerTenant: number;
  readonly maxEndServersInAll: number;
  /** What is being prepared; empty when end servers can start. */
  readonly preparing: string;
  /** The exchange rates end servers answer with. */
  readonly rates: Rates;
  /** How the ports of instances speak TLS; `null` where they do not. */
  readonly tls: PortTls | null;
}

/** The scaler as tenants see it: what it is and what can be chosen. */
export function about(options: AboutOptions): Scaler {
  return {
    ...options,
    version: packageJson.version,
    strategies: optionsOf(STRATEGIES),
    policies: optionsOf(POLICIES),
    defaults: settingsMessage({ ...DEFAULT_SETTINGS, services: [] }),
  };
}

interface Described {
  readonly title: string;
  readonly summary: string;
}

function optionsOf(registry: Readonly<Record<string, Described>>) {
  return Object.entries(registry).map(([name, { title, summary }]) => ({
    name,
    title,
    summary,
  }));
}
