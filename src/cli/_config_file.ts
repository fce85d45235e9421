import { readFileSync, statSync } from "node:fs";

import { UsageError } from "./arguments.ts";

/**
 * The content of a configuration file; nothing without a path.
 *
 * @throws {UsageError} when it cannot be read or is not a JSON object.
 */
export function readConfigFile(
  path: string | undefined,
): Readonly<Record<string, unknown>> {
  if (path === undefined) return {};
  const text = readText(path);
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      return { ...value };
    }
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`Cannot read ${path}: it is not JSON: ${why}`, {
      cause,
    });
  }
  throw new UsageError(`Cannot read ${path}: it must hold one JSON object`);
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw new UsageError(`Cannot read ${path}: give a file that exists`, {
      cause,
    });
  }
}

/**
 * Certificates to trust, as PEM text.
 *
 * @throws {UsageError} when they cannot be read or are not PEM.
 */
export function readCertificates(path: string): string {
  const text = readText(path);
  if (text.includes("CERTIFICATE-----")) return text;
  throw new UsageError(
    `Cannot use ${path}: it holds no PEM "CERTIFICATE"; give a file that does`,
  );
}

/** A certificate with its chain, and its key, as PEM text. */
export interface TlsText {
  readonly cert: string;
  readonly key: string;
}

/** Others of the machine. */
const OTHERS = 0o077;

/**
 * Reads a certificate and its key.
 *
 * @throws {UsageError} when one cannot be read or is not PEM, or when others
 *   may read the key.
 */
export function readTlsFiles(paths: TlsText): TlsText {
  const cert = readText(paths.cert);
  const key = readText(paths.key);
  const mode = statSync(paths.key).mode & 0o777;
  if ((mode & OTHERS) !== 0) {
    throw new UsageError(
      `Cannot use the key ${paths.key}: others may read it (mode ${mode.toString(8)}); run chmod 600 on it`,
    );
  }
  const files = [
    [paths.cert, cert, "CERTIFICATE"],
    [paths.key, key, "PRIVATE KEY"],
  ] as const;
  for (const [path, text, what] of files) {
    if (text.includes(`${what}-----`)) continue;
    throw new UsageError(`Cannot use ${path}: it holds no PEM "${what}"`);
  }
  return { cert, key };
}
