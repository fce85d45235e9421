import { didYouMean } from "./near_match.ts";

/** One flag a command accepts. */
export interface Flag {
  /** Without the dashes: `min`. */
  readonly name: string;
  /** What its value stands for in help; a flag without one is a switch. */
  readonly value?: string;
  readonly help: string;
}

/** What was given on the command line. */
export interface ParsedArguments {
  readonly positionals: readonly string[];
  /** The flags given: a value's text, `true` or `false` for a switch. */
  readonly flags: ReadonlyMap<string, string | boolean>;
}

/** A command line that cannot be read; exit code 2. */
export class UsageError extends Error {
  override name = "UsageError";
}

/**
 * Reads `--name value`, `--name=value`, `--switch`, `--no-switch` and
 * positionals; everything after `--` is a positional.
 *
 * @throws {UsageError} naming the flag that is unknown, lacks its value or is
 *   given twice.
 */
export function parseArguments(
  args: readonly string[],
  known: readonly Flag[],
): ParsedArguments {
  const flags = new Map<string, string | boolean>();
  const positionals: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? "";
    if (arg === "--") {
      positionals.push(...args.slice(i + 1));
      break;
    }
    if (!isFlag(arg)) {
      positionals.push(arg);
      continue;
    }
    const read = readFlag(arg, args[i + 1], known);
    if (flags.has(read.name)) {
      throw new UsageError(
        `Cannot read "${arg}": --${read.name} is given twice`,
      );
    }
    flags.set(read.name, read.value);
    if (read.tookNext) i++;
  }
  return { positionals, flags };
}

/** Whether an argument names a flag: `-5` is a number, `-` standard input. */
export function isFlag(arg: string): boolean {
  return /^-[^\d.]/.test(arg);
}

function readFlag(
  arg: string,
  next: string | undefined,
  known: readonly Flag[],
): { name: string; value: string | boolean; tookNext: boolean } {
  const [, given = "", inline] = /^--?([^=]*)(?:=(.*))?$/s.exec(arg) ?? [];
  const { flag, negated } = findFlag(given, known);
  if (!flag) {
    const names = known.map(({ name }) => `--${name}`);
    throw new UsageError(
      `Cannot read "${arg}": there is no such flag${didYouMean(`--${given}`, names)}`,
    );
  }
  const { name } = flag;
  if (flag.value === undefined) {
    return {
      name,
      value: switchValue(arg, { inline, negated }),
      tookNext: false,
    };
  }
  if (inline !== undefined) return { name, value: inline, tookNext: false };
  if (next === undefined || isFlag(next)) {
    throw new UsageError(
      `Cannot read "${arg}": its value is missing; give --${name} ${flag.value}`,
    );
  }
  return { name, value: next, tookNext: true };
}

function findFlag(given: string, known: readonly Flag[]) {
  const flag = known.find(({ name }) => name === given);
  if (flag || !given.startsWith("no-")) return { flag, negated: false };
  const positive = known.find(
    ({ name, value }) => value === undefined && `no-${name}` === given,
  );
  return { flag: positive, negated: true };
}

function switchValue(
  arg: string,
  { inline, negated }: { inline: string | undefined; negated: boolean },
): boolean {
  if (inline === undefined) return !negated;
  if (negated || (inline !== "true" && inline !== "false")) {
    throw new UsageError(
      `Cannot read "${arg}": a switch takes no value but =true or =false`,
    );
  }
  return inline === "true";
}
