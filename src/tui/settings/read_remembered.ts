import { readHostPort } from "../../base/host_port.ts";
import { isPaletteName } from "../palettes.ts";
import {
  MOST_SCALERS,
  NOTHING_REMEMBERED,
  type Remembered,
  type Sort,
} from "./remembered.ts";

const LONGEST = 254; // an e-mail; a host's name has at most 253

/**
 * Reads what an earlier console wrote down. Whatever is damaged in it is left
 * out: nothing of it is worth a question.
 */
export function readRemembered(text: string | undefined): Remembered {
  const given = objectOf(parse(text));
  const { email, theme } = given;
  const scalers = scalersOf(given.scalers);
  return {
    sorts: sortsOf(given.sorts),
    ...(isShort(email) ? { email } : {}),
    ...(scalers.length > 0 ? { scalers } : {}),
    ...(typeof theme === "string" && isPaletteName(theme) ? { theme } : {}),
  };
}

/** The text that {@linkcode readRemembered} reads again. */
export function writtenRemembered(remembered: Remembered): string {
  return `${JSON.stringify(remembered, undefined, 2)}\n`;
}

function parse(text: string | undefined): unknown {
  try {
    return text === undefined ? {} : JSON.parse(text);
  } catch {
    return {}; // a damaged file is as good as none
  }
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function scalersOf(value: unknown): string[] {
  const given: readonly unknown[] = Array.isArray(value) ? value : [];
  return given
    .filter(isShort)
    .flatMap((text) => readHostPort(text) ?? [])
    .slice(0, MOST_SCALERS);
}

function sortsOf(value: unknown): Remembered["sorts"] {
  const entries = Object.entries(objectOf(value)).flatMap(([table, it]) => {
    const sort = sortOf(objectOf(it));
    return sort ? [[table, sort] as const] : [];
  });
  if (entries.length === 0) return NOTHING_REMEMBERED.sorts;
  return Object.fromEntries(entries);
}

function sortOf({
  column,
  descending,
}: Readonly<Record<string, unknown>>): Sort | undefined {
  if (!isShort(column) || typeof descending !== "boolean") return undefined;
  return { column, descending };
}

function isShort(value: unknown): value is string {
  return typeof value === "string" && value !== "" && value.length <= LONGEST;
}
