import { secureUrl } from "../base/secure_url.ts";
import { UsageError, type ParsedArguments } from "./arguments.ts";
import { isOn, textOf } from "./flag_values.ts";
import { readTlsFiles, type TlsText } from "./_config_file.ts";

/**
 * Numbers of at least 0 by name, out of a configuration file.
 *
 * @throws {UsageError} naming the one that is not.
 */
export function numbersOf(
  key: string,
  value: unknown,
): Readonly<Record<string, number>> {
  if (value === undefined) return {};
  const isGroup = typeof value === "object" && value !== null;
  const entries: [string, unknown][] = isGroup ? Object.entries(value) : [];
  const bad = entries.find(([, it]) => typeof it !== "number" || !(it >= 0));
  if (isGroup && bad === undefined) {
    return Object.fromEntries(entries.map(([name, it]) => [name, Number(it)]));
  }
  const which = bad ? `${key}.${bad[0]} "${String(bad[1])}"` : key;
  throw new UsageError(`Cannot use ${which}: give numbers of at least 0`);
}

/**
 * The certificate and the key that a configuration names by their files.
 *
 * @throws {UsageError} when it does not, or they cannot be used.
 */
export function tlsOf(value: unknown): TlsText | undefined {
  if (value === undefined) return undefined;
  const paths: unknown[] =
    typeof value === "object" && value !== null && Object.keys(value).length < 3
      ? ["cert", "key"].map((it) => Reflect.get(value, it))
      : [];
  const [cert, key] = paths;
  if (typeof cert === "string" && typeof key === "string") {
    return readTlsFiles({ cert, key });
  }
  throw new UsageError(
    'Cannot use tls: give {"cert": FILE, "key": FILE} with PEM files',
  );
}

/** Whether exchange rates are fetched, and where from if not from the ECB. */
export type RatesConfig =
  { readonly kind: "off" } | { readonly kind: "on"; readonly url?: string };

/**
 * What a configuration says of exchange rates: `true`, `false`, or an address.
 *
 * @throws {UsageError} when it says something else.
 */
export function ratesOf(value: unknown): RatesConfig {
  if (value === undefined || value === true) return { kind: "on" };
  if (value === false) return { kind: "off" };
  if (typeof value !== "string") {
    throw new UsageError(
      "Cannot use rates: give true, false, or the address to fetch them from",
    );
  }
  try {
    return { kind: "on", url: secureUrl(value).href };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`Cannot use rates: ${why}`, { cause });
  }
}

/**
 * What the flags say of exchange rates; `undefined` when nothing.
 *
 * @throws {UsageError} when they contradict each other.
 */
export function ratesFlags(args: ParsedArguments): string | false | undefined {
  const url = textOf(args, "rates-url");
  if (!isOn(args, "no-rates")) return url;
  if (url === undefined) return false;
  throw new UsageError(
    "Cannot use --rates-url and --no-rates together: choose one of them",
  );
}
