import { UsageError, type ParsedArguments } from "./arguments.ts";

/** The text of a flag that takes a value; `undefined` when not given. */
export function textOf(
  { flags }: ParsedArguments,
  name: string,
): string | undefined {
  const value = flags.get(name);
  return typeof value === "string" ? value : undefined;
}

/** Whether a switch is on. */
export function isOn({ flags }: ParsedArguments, name: string): boolean {
  return flags.get(name) === true;
}

/**
 * A whole number of at least 0 out of a flag.
 *
 * @throws {UsageError} naming the flag and what was given.
 */
export function wholeNumber(name: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new UsageError(
    `Cannot read ${name} "${text}": give a whole number from 0 to 999999999`,
  );
}

/**
 * A number such as `0.5` out of a flag.
 *
 * @throws {UsageError} naming the flag and what was given.
 */
export function decimalNumber(name: string, text: string): number {
  if (/^\d{1,9}(\.\d{1,9})?$/.test(text)) return Number(text);
  throw new UsageError(
    `Cannot read ${name} "${text}": give a number such as 7 or 0.5`,
  );
}

/** {@linkcode wholeNumber} of a flag that may be absent. */
export function wholeNumberOf(
  args: ParsedArguments,
  name: string,
): number | undefined {
  const text = textOf(args, name);
  return text === undefined ? undefined : wholeNumber(`--${name}`, text);
}
