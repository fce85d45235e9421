import type { LogEntry } from "./runtime/types.ts";

/** A line an end server printed, as people are to read it. */
export interface ReadLine {
  readonly atMs?: number;
  /** How grave it is; empty where the line says nothing of it. */
  readonly level: string;
  readonly text: string;
}

/** Names of levels in structured lines, and what they are called here. */
const LEVELS: Readonly<Record<string, string>> = {
  TRACE: "debug",
  DEBUG: "debug",
  INFO: "info",
  WARN: "warning",
  ERROR: "error",
  FATAL: "fatal",
};

/**
 * Takes time, level and sentence out of a structured line, such as our own end
 * servers print; the line's own time counts before the runtime's. Any other
 * line stays as it is.
 */
export function readLogEntry({ atMs: keptAtMs, text }: LogEntry): ReadLine {
  const asIs = { ...timed(keptAtMs), level: "", text };
  if (!text.startsWith("{")) return asIs;
  const line = parse(text);
  const message = line.message;
  const name = String(line.level);
  const level = Object.hasOwn(LEVELS, name) ? LEVELS[name] : undefined;
  if (typeof message !== "string" || level === undefined) return asIs;
  const ownAtMs = Date.parse(String(line["@timestamp"]));
  const atMs = Number.isNaN(ownAtMs) ? keptAtMs : ownAtMs;
  return { ...timed(atMs), level, text: message + causeOf(line.error) };
}

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {}; // it only begins like one
  }
}

function timed(atMs: number | undefined): { readonly atMs?: number } {
  return atMs === undefined ? {} : { atMs };
}

function causeOf(error: unknown): string {
  const isObject = typeof error === "object" && error !== null;
  if (!isObject || !("message" in error)) return "";
  return `: ${String(error.message)}`;
}
