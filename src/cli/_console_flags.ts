import { isPaletteName, PALETTES } from "../tui/palettes.ts";
import type { Choices } from "../tui/settings/choices.ts";
import { REFRESH_MS } from "../tui/settings/settings.ts";
import { UsageError, type Flag, type ParsedArguments } from "./arguments.ts";
import { decimalNumber, textOf } from "./flag_values.ts";
import { didYouMean } from "./near_match.ts";

const THEMES = Object.keys(PALETTES);

/** The flags of whatever shows the console. */
export const CONSOLE_FLAGS: readonly Flag[] = [
  { name: "theme", value: "NAME", help: `colours: ${THEMES.join(", ")}` },
  { name: "refresh", value: "SECONDS", help: "how often live numbers change" },
  { name: "mouse", help: "select rows with the mouse, and scroll" },
  { name: "read-only", help: "look, but change nothing" },
  { name: "ascii", help: "no character beyond ASCII" },
  { name: "plain", help: "lines instead of a screen: for pipes and readers" },
];

/**
 * What the flags chose.
 *
 * @throws {UsageError} naming the flag and what was given.
 */
export function consoleFlags(parsed: ParsedArguments): Choices {
  const theme = textOf(parsed, "theme");
  const refresh = textOf(parsed, "refresh");
  return {
    ...(theme === undefined ? {} : { theme: paletteName(theme) }),
    ...(refresh === undefined ? {} : { refreshMs: refreshMs(refresh) }),
    ...choice(parsed, "mouse", "mouse"),
    ...choice(parsed, "read-only", "readOnly"),
    ...choice(parsed, "ascii", "ascii"),
    ...choice(parsed, "plain", "plain"),
  };
}

function choice(
  { flags }: ParsedArguments,
  flag: string,
  name: "mouse" | "readOnly" | "ascii" | "plain",
): Choices {
  const value = flags.get(flag);
  return typeof value === "boolean" ? { [name]: value } : {};
}

function paletteName(name: string) {
  if (isPaletteName(name)) return name;
  throw new UsageError(
    `Cannot use theme "${name}": give one of ${THEMES.join(", ")}${didYouMean(name, THEMES)}`,
  );
}

function refreshMs(text: string): number {
  const ms = decimalNumber("--refresh", text) * 1_000;
  const { least, most } = REFRESH_MS;
  if (ms >= least && ms <= most) return ms;
  throw new UsageError(
    `Cannot refresh every ${text} s: give ${least / 1_000} to ${most / 1_000}`,
  );
}
