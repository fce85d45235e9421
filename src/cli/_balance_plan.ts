import { BALANCE_DEFAULTS, BALANCE_FLAGS } from "./_balance_flags.ts";
import { backendsOf, listenOf, type Backend } from "./_balance_targets.ts";
import { readConfigFile, type TlsText } from "./_config_file.ts";
import { numbersOf, tlsOf } from "./_config_values.ts";
import { takeRepeated } from "./_repeated_flag.ts";
import {
  parseArguments,
  UsageError,
  type ParsedArguments,
} from "./arguments.ts";
import { decimalNumber, textOf, wholeNumber } from "./flag_values.ts";

/** What `balance` was asked to do. */
export interface BalancePlan {
  readonly listen: { readonly host: string; readonly port: number };
  readonly backends: readonly Backend[];
  readonly settings: {
    readonly strategy: string;
    readonly concurrency: number;
    readonly queueLimit: number;
  };
  readonly limits: Readonly<Record<string, number>>;
  readonly workers: number;
  readonly healthCheck: boolean;
  readonly tls: TlsText | undefined;
}

const FILE_KEYS: readonly string[] = [
  ...["listen", "to", "strategy", "concurrency", "queueLimit"],
  ...["limits", "workers", "healthCheck", "tls"],
];

type Given = Readonly<Record<string, unknown>>;

/**
 * Reads the command line of `balance`, over the file it names, if any.
 *
 * @throws {UsageError} naming what is missing or cannot be read.
 */
export function balancePlan(args: readonly string[]): BalancePlan {
  const to = takeRepeated(args, { name: "to", example: "HOST:PORT" });
  const limit = takeRepeated(to.rest, { name: "limit", example: "NAME=N" });
  const parsed = parseArguments(limit.rest, BALANCE_FLAGS);
  const [extra] = parsed.positionals;
  if (extra !== undefined) {
    throw new UsageError(`Cannot read "${extra}": give it as --to "${extra}"`);
  }
  const file = checked(readConfigFile(textOf(parsed, "config")));
  const given = { ...file, ...flagsOf(parsed) };
  const targets = to.values.length > 0 ? to.values : textsOf(file.to);
  if (given.listen === undefined || targets.length === 0) {
    throw new UsageError(
      "Cannot balance: --listen and at least one --to are needed",
    );
  }
  return {
    listen: listenOf(String(given.listen)),
    backends: backendsOf(targets),
    settings: {
      strategy: String(given.strategy ?? BALANCE_DEFAULTS.strategy),
      concurrency: count(given, "concurrency", 1),
      queueLimit: count(given, "queueLimit", 0),
    },
    limits: { ...numbersOf("limits", file.limits), ...limitsOf(limit.values) },
    workers: count(given, "workers", 1),
    healthCheck: switchOf(given.healthCheck),
    tls: tlsOf(given.tls),
  };
}

function checked(file: Given): Given {
  const unknown = Object.keys(file).find((key) => !FILE_KEYS.includes(key));
  if (unknown === undefined) return file;
  throw new UsageError(
    `Cannot use "${unknown}": the settings are ${FILE_KEYS.join(", ")}`,
  );
}

/** What flags say, under the names that the file has for it. */
function flagsOf(parsed: ParsedArguments): Given {
  const given: Record<string, unknown> = {};
  for (const [flag, key] of [
    ["listen", "listen"],
    ["strategy", "strategy"],
    ["concurrency", "concurrency"],
    ["queue-limit", "queueLimit"],
    ["workers", "workers"],
  ] as const) {
    const text = textOf(parsed, flag);
    if (text !== undefined) given[key] = text;
  }
  const cert = textOf(parsed, "tls-cert");
  const key = textOf(parsed, "tls-key");
  if (cert !== undefined || key !== undefined) given.tls = { cert, key };
  const healthCheck = parsed.flags.get("health-check");
  return healthCheck === undefined ? given : { ...given, healthCheck };
}

function count(
  given: Given,
  key: "concurrency" | "queueLimit" | "workers",
  least: number,
): number {
  const value = wholeNumber(key, String(given[key] ?? BALANCE_DEFAULTS[key]));
  if (value >= least) return value;
  throw new UsageError(`Cannot use ${key} "${value}": give at least ${least}`);
}

function switchOf(value: unknown): boolean {
  if (value === undefined) return BALANCE_DEFAULTS.healthCheck;
  if (typeof value === "boolean") return value;
  throw new UsageError(
    `Cannot use healthCheck "${String(value)}": give true or false`,
  );
}

function textsOf(value: unknown): readonly string[] {
  if (value === undefined) return [];
  const all: unknown[] = Array.isArray(value) ? value : [value];
  return all.map((it) => {
    if (typeof it === "string") return it;
    throw new UsageError(
      'Cannot use to: give a list of addresses such as ["127.0.0.1:7001"]',
    );
  });
}

function limitsOf(texts: readonly string[]): Record<string, number> {
  const entries = texts.map((text): [string, number] => {
    const [, name = "", number = ""] = /^(\w+)=(.*)$/.exec(text) ?? [];
    if (name !== "") return [name, decimalNumber(`--limit ${name}`, number)];
    throw new UsageError(
      `Cannot read --limit "${text}": give NAME=N such as slowStartMs=0`,
    );
  });
  return Object.fromEntries(entries);
}
