import { currentScreen } from "./current_screen.ts";
import { keysLabel } from "./key_map.ts";
import { COPY, GLOBAL, SEARCH, SORT } from "./key_scopes.ts";
import type { State } from "./types.ts";
import { matchRank } from "./commands/match_rank.ts";
import type { Verb } from "./commands/verb.ts";
import { verbNamed, verbUsage } from "./commands/verbs.ts";
import { verbsHere } from "./commands/verbs_here.ts";

/** One line of the palette. */
export interface PaletteEntry {
  /** What is typed to have it. */
  readonly text: string;
  /** How it is listed: with what is to be typed after it. */
  readonly usage: string;
  readonly label: string;
  /** The keys that do the same; "" where none does. */
  readonly keys: string;
  readonly deed: Deed;
}

/** What an entry does. */
export type Deed =
  | { readonly kind: "command"; readonly command: string }
  | { readonly kind: "verb"; readonly verb: Verb; readonly argument: string }
  /** Something has to be typed after it first. */
  | { readonly kind: "wants"; readonly verb: Verb };

/** An entry, and the other names it goes by. */
interface Entry extends PaletteEntry {
  readonly aliases?: readonly string[];
}

// What moves within a screen needs its keys, or says nothing by its name.
const SHARED = [...GLOBAL, ...SORT, ...COPY, ...SEARCH];
const UNLISTED = new Set(["palette", "back", "query", "sort-by"]);

/**
 * What can be done where one is, best match first: what the keys of the screen
 * do, the verbs, and what can be typed after one.
 */
export function paletteEntries(state: State, typed: string): PaletteEntry[] {
  const verbs = verbsHere(state);
  const [word = "", ...rest] = typed.trimStart().split(/\s+/);
  const verb = rest.length > 0 ? verbNamed(verbs, word) : undefined;
  if (verb?.argument) {
    return argumentEntries(state, verb, rest.join(" ").trim());
  }
  const all = [...commandEntries(state), ...verbs.map(verbEntry)];
  const names = verbs.find(({ name }) => name === "instance");
  const named = names ? argumentEntries(state, names, "") : [];
  return ranked([...all, ...(typed === "" ? [] : named)], typed);
}

/** Those that fit what was typed, the best fit first. */
function ranked(entries: readonly Entry[], typed: string): Entry[] {
  return entries
    .flatMap((entry) => {
      const ranks = [entry.text, ...(entry.aliases ?? [])]
        .map((name) => matchRank(name, typed))
        .filter((rank) => rank !== undefined);
      return ranks.length === 0 ? [] : [{ entry, rank: Math.min(...ranks) }];
    })
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ entry }) => entry);
}

/** What the keys of the screen do, except to move in it. */
function commandEntries(state: State): Entry[] {
  const { screen, bindings } = currentScreen({ ...state, modal: undefined });
  const listed = new Set(
    [...screen.bindings, ...SHARED].map(({ command }) => command),
  );
  return bindings
    .filter(({ command }) => listed.has(command) && !UNLISTED.has(command))
    .map(({ command, label, keys }) => {
      const text = command;
      const deed = { kind: "command", command } as const;
      return { text, usage: text, label, keys: keysLabel(keys), deed };
    });
}

function verbEntry(verb: Verb): Entry {
  const { name, label, argument, aliases = [] } = verb;
  const needs = argument && !argument.isOptional;
  const deed: Deed = needs
    ? { kind: "wants", verb }
    : { kind: "verb", verb, argument: "" };
  return { text: name, usage: verbUsage(verb), label, keys: "", deed, aliases };
}

/** What can be typed after a verb; where that is anything, what was typed. */
function argumentEntries(state: State, verb: Verb, typed: string): Entry[] {
  const choices = verb.argument?.choices(state) ?? [];
  const known = choices.map(({ value, label }) =>
    argumentEntry(verb, value, label),
  );
  const found = ranked(known, `${verb.name} ${typed}`);
  if (typed === "") return found;
  const own = argumentEntry(verb, typed, verb.label);
  const isKnown = found.some(({ text }) => text === own.text);
  if (verb.argument?.isOpen && !isKnown) return [own, ...found];
  return found.length > 0 ? found : [own];
}

function argumentEntry(verb: Verb, argument: string, label: string): Entry {
  const text = `${verb.name} ${argument}`;
  const deed = { kind: "verb", verb, argument } as const;
  return { text, usage: text, label, keys: "", deed, aliases: [argument] };
}
