import { parseArguments, UsageError, type Flag } from "./arguments.ts";
import { textOf, wholeNumberOf } from "./flag_values.ts";
import { parseTarget } from "./target.ts";

const DEFAULTS = {
  strategy: "least_connections",
  concurrency: 100,
  queueLimit: 1_000,
};
/** The flags of `balance`. */
export const BALANCE_FLAGS: readonly Flag[] = [
  {
    name: "listen",
    value: "HOST:PORT",
    help: "where clients connect; port 0 lets the system choose",
  },
  { name: "to", value: "HOST:PORT", help: "a backend; give it once for each" },
  {
    name: "strategy",
    value: "NAME",
    help: `how a backend is picked (${DEFAULTS.strategy})`,
  },
  {
    name: "concurrency",
    value: "N",
    help: `requests in flight on one backend (${DEFAULTS.concurrency})`,
  },
  {
    name: "queue-limit",
    value: "N",
    help: `requests waiting when all are full (${DEFAULTS.queueLimit})`,
  },
];

/** A backend as the data plane wants it. */
export interface Backend {
  readonly id: string;
  readonly host: string;
  readonly port: number;
  readonly state: "ready";
}

/** What `balance` was asked to do. */
export interface BalancePlan {
  readonly listen: { readonly host: string; readonly port: number };
  readonly backends: readonly Backend[];
  readonly settings: typeof DEFAULTS;
}

/**
 * Reads the command line of `balance`.
 *
 * @throws {UsageError} naming what is missing or cannot be read.
 */
export function balancePlan(args: readonly string[]): BalancePlan {
  const { targets, rest } = takeTargets(args);
  const parsed = parseArguments(rest, BALANCE_FLAGS);
  const [extra] = parsed.positionals;
  if (extra !== undefined) {
    throw new UsageError(`Cannot read "${extra}": give it as --to "${extra}"`);
  }
  const listen = textOf(parsed, "listen");
  if (listen === undefined || targets.length === 0) {
    throw new UsageError(
      "Cannot balance: --listen and at least one --to are needed",
    );
  }
  const concurrency = wholeNumberOf(parsed, "concurrency");
  if (concurrency === 0) {
    throw new UsageError('Cannot read --concurrency "0": give at least 1');
  }
  return {
    listen: parseListen(listen),
    backends: backendsOf(targets),
    settings: {
      strategy: textOf(parsed, "strategy") ?? DEFAULTS.strategy,
      concurrency: concurrency ?? DEFAULTS.concurrency,
      queueLimit: wholeNumberOf(parsed, "queue-limit") ?? DEFAULTS.queueLimit,
    },
  };
}

/** `--to` may be given many times, which no other flag may. */
function takeTargets(args: readonly string[]): {
  readonly targets: readonly string[];
  readonly rest: readonly string[];
} {
  const targets: string[] = [];
  const rest: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? "";
    const inline = /^--to=(.*)$/s.exec(arg)?.[1];
    if (inline === undefined && arg !== "--to") {
      rest.push(arg);
      continue;
    }
    const target = inline ?? args[++i];
    if (target === undefined) {
      throw new UsageError(
        'Cannot read "--to": its value is missing; give --to HOST:PORT',
      );
    }
    targets.push(target);
  }
  return { targets, rest };
}

function backendsOf(targets: readonly string[]): readonly Backend[] {
  const ids = targets.map(parseTarget);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice !== undefined) {
    throw new UsageError(
      `Cannot balance over ${twice} twice: give each --to once`,
    );
  }
  return ids.map((id) => ({ id, ...split(id), state: "ready" as const }));
}

function parseListen(text: string): BalancePlan["listen"] {
  const anyPort = /^(.*:)?0$/.test(text);
  const address = parseTarget(anyPort ? text.replace(/0$/, "1") : text);
  const { host, port } = split(address);
  return { host, port: anyPort ? 0 : port };
}

function split(address: string): { host: string; port: number } {
  const colon = address.lastIndexOf(":");
  const host = address.slice(0, colon).replace(/^\[(.*)\]$/, "$1");
  return { host, port: Number(address.slice(colon + 1)) };
}
