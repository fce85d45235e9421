import { parseArguments, UsageError } from "../src/cli/arguments.ts";
import { textOf, wholeNumberOf } from "../src/cli/flag_values.ts";
import type { Settings } from "./types.ts";

/** What was asked for on the command line. */
export interface BenchPlan extends Omit<Settings, "progress"> {
  /** Names of measurements or their first words; all when empty. */
  readonly names: readonly string[];
  /** Keep the figures and draw them. */
  readonly writes: boolean;
}

const FLAGS = [
  { name: "only", value: "NAMES", help: "measure these, parted by commas" },
  { name: "proxies", value: "NAMES", help: "compare these, parted by commas" },
  { name: "rounds", value: "N", help: "runs of each; the median counts (5)" },
  { name: "quick", help: "one round of a quarter of the requests" },
  { name: "write", help: "keep the figures in bench/results" },
];

/**
 * Reads the command line of the benchmark.
 *
 * @throws {UsageError} naming what is unknown.
 */
export function benchPlan(
  args: readonly string[],
  known: {
    readonly measurements: readonly string[];
    readonly proxies: readonly string[];
  },
): BenchPlan {
  const parsed = parseArguments(args, FLAGS);
  const quick = parsed.flags.get("quick") === true;
  const rounds = wholeNumberOf(parsed, "rounds") ?? (quick ? 1 : 5);
  if (rounds === 0) {
    throw new UsageError('Cannot read --rounds "0": give at least 1');
  }
  const names = [...parsed.positionals, ...listOf(textOf(parsed, "only"))];
  const proxies = listOf(textOf(parsed, "proxies"));
  const writes = parsed.flags.get("write") === true;
  if (quick && writes) {
    throw new UsageError(
      "Cannot keep quick figures: leave --quick or --write away",
    );
  }
  return {
    names: checked(names, known.measurements),
    proxies: checked(proxies, known.proxies),
    rounds,
    quick,
    writes,
  };
}

function listOf(text = ""): readonly string[] {
  return text.split(",").filter((it) => it !== "");
}

function checked(
  names: readonly string[],
  known: readonly string[],
): readonly string[] {
  const unknown = names.find((it) => !known.some((one) => isMeant(one, it)));
  if (unknown === undefined) return names;
  throw new UsageError(
    `Cannot measure "${unknown}": choose from ${known.join(", ")}`,
  );
}

/** `unary` means every name that begins with it as a word. */
export function isMeant(name: string, asked: string): boolean {
  return name === asked || name.startsWith(`${asked}_`);
}
