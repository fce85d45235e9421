import { isPaletteName, PALETTES } from "../palettes.ts";
import type { Choices } from "./choices.ts";
import { CONFIRMATIONS, REFRESH_MS } from "./settings.ts";

/** What a configuration file says, and what in it cannot be used. */
export interface ConsoleConfig {
  readonly choices: Choices;
  /** One sentence each, with the file and the key. */
  readonly problems: readonly string[];
}

/** One key of the configuration file. */
interface ConfigKey {
  /** What may stand there. */
  readonly takes: string;
  /** What it chooses; `undefined` when the value cannot be used. */
  readonly read: (value: unknown) => Choices | undefined;
}

const { least, most } = REFRESH_MS;

/** The keys there are. */
export const CONFIG_KEYS: Readonly<Record<string, ConfigKey>> = {
  theme: {
    takes: Object.keys(PALETTES).join(", "),
    read: (it) =>
      typeof it === "string" && isPaletteName(it) ? { theme: it } : undefined,
  },
  refresh: {
    takes: `seconds from ${least / 1_000} to ${most / 1_000}`,
    read(it) {
      const ms = typeof it === "number" ? it * 1_000 : NaN;
      return ms >= least && ms <= most ? { refreshMs: ms } : undefined;
    },
  },
  confirm: {
    takes: CONFIRMATIONS.join(", "),
    read(it) {
      const confirm = CONFIRMATIONS.find((known) => known === it);
      return confirm && { confirm };
    },
  },
  mouse: onOrOff((mouse) => ({ mouse })),
  readOnly: onOrOff((readOnly) => ({ readOnly })),
  ascii: onOrOff((ascii) => ({ ascii })),
  plain: onOrOff((plain) => ({ plain })),
};

/**
 * Reads the text of a configuration file. A mistake in it costs the one key it
 * is in and is told; the console starts anyway.
 */
export function readConfig(
  text: string | undefined,
  path: string,
): ConsoleConfig {
  if (text === undefined) return { choices: {}, problems: [] };
  const given = parse(text);
  if (typeof given === "string") {
    const problem = `Cannot read ${path}: ${given}; the defaults are used`;
    return { choices: {}, problems: [problem] };
  }
  const read = Object.entries(given).map(([name, value]) =>
    readKey(name, value),
  );
  return {
    choices: Object.assign({}, ...read.map(({ choices }) => choices)),
    problems: read
      .filter(({ why }) => why !== "")
      .map(({ name, why }) => `Cannot use "${name}" of ${path}: ${why}`),
  };
}

/** An object, or why there is none. */
function parse(text: string): Readonly<Record<string, unknown>> | string {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === "object" && value !== null;
    if (isObject && !Array.isArray(value)) return { ...value };
    return "it must hold one JSON object";
  } catch (error) {
    return `it is not JSON: ${error instanceof Error ? error.message : error}`;
  }
}

function readKey(name: string, value: unknown) {
  const key = Object.hasOwn(CONFIG_KEYS, name) ? CONFIG_KEYS[name] : undefined;
  if (!key) {
    const names = Object.keys(CONFIG_KEYS).join(", ");
    return { name, choices: {}, why: `there is no such key; give ${names}` };
  }
  const choices = key.read(value);
  if (choices) return { name, choices, why: "" };
  const given = JSON.stringify(value);
  const why = `${given} is none of ${key.takes}; the default is used`;
  return { name, choices: {}, why };
}

function onOrOff(choose: (on: boolean) => Choices): ConfigKey {
  return {
    takes: "true, false",
    read: (it) => (typeof it === "boolean" ? choose(it) : undefined),
  };
}
