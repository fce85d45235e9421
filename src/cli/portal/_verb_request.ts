import {
  parseArguments,
  UsageError,
  type Flag,
  type ParsedArguments,
} from "../arguments.ts";
import { flagHelp } from "../flag_help.ts";
import { isOn } from "../flag_values.ts";
import { didYouMean } from "../near_match.ts";
import { formatPairs } from "../table.ts";
import type { PortalVerb } from "./types.ts";

/** What a command line of `portal` asks for. */
export type VerbRequest =
  | { readonly kind: "help"; readonly text: string }
  | {
      readonly kind: "verb";
      readonly name: string;
      readonly verb: PortalVerb;
      readonly args: ParsedArguments;
      readonly words: readonly string[];
      readonly json: boolean;
    };

const COMMON_FLAGS: readonly Flag[] = [
  { name: "json", help: "one JSON document a line instead of text" },
  { name: "help", help: "what the verb takes" },
];

/**
 * Reads `portal <verb> …` with the verbs there are.
 *
 * @throws {UsageError} when it cannot be read.
 */
export function readVerbOf(
  verbs: ReadonlyMap<string, PortalVerb>,
  args: readonly string[],
): VerbRequest {
  const [name, ...rest] = args;
  if (name === undefined || name === "--help" || name === "help") {
    return { kind: "help", text: verbList(verbs) };
  }
  const verb = verbs.get(name);
  if (!verb) {
    const names = [...verbs.keys()];
    throw new UsageError(
      `Cannot ${name}: there is no such verb of portal${didYouMean(name, names)}`,
    );
  }
  const flags = [...verb.flags, ...COMMON_FLAGS];
  const parsed = parseArguments(rest, flags);
  if (isOn(parsed, "help")) {
    return { kind: "help", text: verbHelp(name, { ...verb, flags }) };
  }
  checkWords(name, { wanted: verb.words, given: parsed.positionals });
  const { positionals: words } = parsed;
  const json = isOn(parsed, "json");
  return { kind: "verb", name, verb, args: parsed, words, json };
}

function checkWords(
  name: string,
  { wanted, given }: { wanted: readonly string[]; given: readonly string[] },
): void {
  const missing = wanted[given.length];
  if (missing !== undefined) {
    throw new UsageError(`Cannot ${name}: ${missing} is missing`);
  }
  const extra = given[wanted.length];
  if (extra !== undefined) {
    throw new UsageError(`Cannot ${name}: "${extra}" is one word too many`);
  }
}

function verbHelp(name: string, { summary, words, flags }: PortalVerb): string {
  const usage = ["tellerline portal", name, ...words].join(" ");
  return `Usage: ${usage} [flags]\n\n${summary}\n\n${flagHelp(flags)}`;
}

function verbList(verbs: ReadonlyMap<string, PortalVerb>): string {
  const pairs = [...verbs].map(
    ([name, { summary, words }]) =>
      [`  ${[name, ...words].join(" ")}`, summary] as const,
  );
  return `Usage: tellerline portal <verb> [flags]\n\n${formatPairs(pairs)}\nAn <instance> is given by its name, id or port. Every verb has --help and --json.\n`;
}
