import { isPaletteName } from "../palettes.ts";
import {
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
  const { email, scaler, theme } = given;
  return {
    sorts: sortsOf(given.sorts),
    ...(isShort(email) ? { email } : {}),
    ...(isShort(scaler) ? { scaler } : {}),
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
