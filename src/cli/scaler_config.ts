import type { TlsText } from "./_config_file.ts";
import {
  numbersOf,
  ratesFlags,
  ratesOf,
  tlsOf,
  type RatesConfig,
} from "./_config_values.ts";
import { UsageError, type Flag, type ParsedArguments } from "./arguments.ts";
import { textOf, wholeNumber } from "./flag_values.ts";

/** How a scaler is set up, from flags over the configuration file. */
export interface ScalerConfig {
  readonly runtime: "auto" | "docker" | "process";
  /** Where the portal listens. */
  readonly portal: { readonly host: string; readonly port: number };
  /** Addresses the ports of instances are bound on. */
  readonly hosts: readonly string[];
  /** The ports instances get, both ends included. */
  readonly ports: { readonly first: number; readonly last: number };
  /** Data-plane threads; `undefined`: as many as cores, at most 4. */
  readonly workers: number | undefined;
  /** Instances a tenant may have. */
  readonly maxInstances: number;
  /** End servers an instance may have. */
  readonly maxEndServers: number;
  /** End servers all instances of a tenant may have. */
  readonly maxEndServersPerTenant: number;
  /** End servers all instances of all tenants may have. */
  readonly maxEndServersInAll: number;
  /** What the recording of an instance may take, MiB; 0: none. */
  readonly traceMib: number;
  /** Times of the control loop, ms: see the README's table. */
  readonly tuning: Readonly<Record<string, number>>;
  /** Limits of the ports of instances: see the README's table. */
  readonly limits: Readonly<Record<string, number>>;
  /** What the ports of instances prove themselves with. */
  readonly tls: TlsText | undefined;
  /** Whether exchange rates are fetched, and from where. */
  readonly rates: RatesConfig;
  readonly logLevel: "debug" | "info" | "warning" | "error";
}

/** What holds where neither flag nor file says otherwise. */
export const DEFAULT_CONFIG: ScalerConfig = {
  runtime: "auto",
  portal: { host: "127.0.0.1", port: 7400 },
  hosts: ["127.0.0.1", "::1"],
  ports: { first: 61_000, last: 61_999 },
  workers: undefined,
  maxInstances: 10,
  maxEndServers: 50,
  maxEndServersPerTenant: 100,
  maxEndServersInAll: 1_000,
  traceMib: 16,
  tuning: {},
  limits: {},
  tls: undefined,
  rates: { kind: "on" },
  logLevel: "info",
};

/** The flags of `scaler` and `start` that set a scaler up. */
export const SCALER_FLAGS: readonly Flag[] = [
  {
    name: "runtime",
    value: "auto|docker|process",
    help: "what starts end servers (auto: Docker when an engine answers)",
  },
  {
    name: "portal",
    value: "HOST:PORT",
    help: "where the portal listens (127.0.0.1:7400)",
  },
  {
    name: "ports",
    value: "FIRST-LAST",
    help: "the ports instances get (61000-61999)",
  },
  {
    name: "workers",
    value: "N",
    help: "data-plane threads (as many as cores, at most 4)",
  },
  {
    name: "rates-url",
    value: "URL",
    help: "where exchange rates are fetched from (the ECB, else Frankfurter)",
  },
  { name: "no-rates", help: "never fetch exchange rates" },
  {
    name: "log-level",
    value: "debug|info|warning|error",
    help: "what is logged (info)",
  },
  {
    name: "config",
    value: "FILE",
    help: "a JSON file with any of these and more; see the README",
  },
];

/**
 * Puts flags over the configuration file's content over the defaults.
 *
 * @throws {UsageError} naming what cannot be used and what could be.
 */
export function scalerConfig(
  args: ParsedArguments,
  file: Readonly<Record<string, unknown>> = {},
): ScalerConfig {
  const given: Record<string, unknown> = { ...file };
  for (const [flag, key] of FLAG_KEYS) {
    const text = textOf(args, flag);
    if (text !== undefined) given[key] = text;
  }
  const rates = ratesFlags(args);
  if (rates !== undefined) given.rates = rates;
  const unknown = Object.keys(given).find((key) => !(key in DEFAULT_CONFIG));
  if (unknown !== undefined) {
    const keys = Object.keys(DEFAULT_CONFIG).join(", ");
    throw new UsageError(`Cannot use "${unknown}": the settings are ${keys}`);
  }
  return {
    runtime: oneOf(given, "runtime", ["auto", "docker", "process"]),
    portal: address(given.portal),
    hosts: hosts(given.hosts),
    ports: portRange(given.ports),
    workers: given.workers === undefined ? undefined : count(given, "workers"),
    maxInstances: count(given, "maxInstances"),
    maxEndServers: count(given, "maxEndServers"),
    maxEndServersPerTenant: count(given, "maxEndServersPerTenant"),
    maxEndServersInAll: count(given, "maxEndServersInAll"),
    traceMib: traceMib(given),
    tuning: numbersOf("tuning", given.tuning),
    limits: numbersOf("limits", given.limits),
    tls: tlsOf(given.tls),
    rates: ratesOf(given.rates),
    logLevel: oneOf(given, "logLevel", ["debug", "info", "warning", "error"]),
  };
}

const FLAG_KEYS = [
  ["runtime", "runtime"],
  ["portal", "portal"],
  ["ports", "ports"],
  ["workers", "workers"],
  ["log-level", "logLevel"],
] as const;

/** More would take long to read again. */
const MOST_TRACE_MIB = 1_024;

type Given = Readonly<Record<string, unknown>>;

function oneOf<const T extends string>(
  given: Given,
  key: "runtime" | "logLevel",
  choices: readonly T[],
): T {
  const value = given[key] ?? DEFAULT_CONFIG[key];
  const choice = choices.find((it) => it === value);
  if (choice !== undefined) return choice;
  throw new UsageError(
    `Cannot use ${key} "${String(value)}": choose ${choices.join(", ")}`,
  );
}

function count(
  given: Given,
  key: "workers" | (`max${string}` & keyof ScalerConfig),
) {
  const value = wholeNumber(key, String(given[key] ?? DEFAULT_CONFIG[key]));
  if (value >= 1) return value;
  throw new UsageError(`Cannot use ${key} "${value}": give 1 or more`);
}

function traceMib({ traceMib: value = DEFAULT_CONFIG.traceMib }: Given) {
  const mib = wholeNumber("traceMib", String(value));
  if (mib <= MOST_TRACE_MIB) return mib;
  throw new UsageError(
    `Cannot use traceMib "${mib}": give 0 to ${MOST_TRACE_MIB}`,
  );
}

function address(value: unknown): ScalerConfig["portal"] {
  if (value === undefined) return DEFAULT_CONFIG.portal;
  const [, host = "", port = ""] = /^(.*):(\d{1,5})$/.exec(String(value)) ?? [];
  if (host !== "" && Number(port) <= 65_535) {
    return { host: host.replace(/^\[(.*)\]$/, "$1"), port: Number(port) };
  }
  throw new UsageError(
    `Cannot use portal "${String(value)}": give HOST:PORT such as 127.0.0.1:7400`,
  );
}

function hosts(value: unknown): readonly string[] {
  if (value === undefined) return DEFAULT_CONFIG.hosts;
  const all: unknown[] = Array.isArray(value) ? value : [];
  const texts = all.filter((it) => typeof it === "string");
  if (texts.length > 0 && texts.length === all.length) return texts;
  throw new UsageError(
    'Cannot use hosts: give a list of addresses such as ["127.0.0.1", "::1"]',
  );
}

function portRange(value: unknown): ScalerConfig["ports"] {
  if (value === undefined) return DEFAULT_CONFIG.ports;
  const [, from = "", to = ""] = /^(\d+)-(\d+)$/.exec(String(value)) ?? [];
  const [first, last] = [Number(from), Number(to)];
  if (from !== "" && first >= 1 && first <= last && last <= 65_535) {
    return { first, last };
  }
  throw new UsageError(
    `Cannot use ports "${String(value)}": give FIRST-LAST within 1-65535 such as 61000-61999`,
  );
}
