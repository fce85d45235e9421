import { join } from "node:path";

import { readResults, type Result } from "../bench/keep_results.ts";
import {
  cheapest,
  surest,
  totals,
  type Total,
} from "../bench/scaling/choose.ts";
import { entryOf, type Entry } from "../bench/scaling/entries.ts";
import {
  OURS,
  RULES,
  START_TIMES_MS,
  TARGET_PERCENT,
} from "../bench/scaling/scenes.ts";
import { markdownList, markdownTable } from "./_markdown.ts";
import { PREFACE } from "./_scaling_preface.ts";
import type { Generated } from "./generated.ts";

const SETS = ["seen", "held out"] as const;
const SET_TITLES = {
  seen: "Traffic that the policy was worked on with",
  "held out":
    "Traffic that was held out: other chance, other rates, other work",
} as const;

/** The page of the comparison of scaling rules, from what is kept of it. */
export function genScalingPage(root: string): Generated[] {
  const results = readResults(join(root, "bench/results"));
  return [{ path: "docs/scaling_compared.md", text: pageOf(results) }];
}

function pageOf(results: ReadonlyMap<string, Result>): string {
  const all = START_TIMES_MS.flatMap((startMs) => {
    const rows = results.get(`scaling_${startMs}_ms`)?.rows ?? [];
    return rows.length === 0 ? [] : [{ startMs, entries: rows.map(entryOf) }];
  });
  const parts = all.flatMap(({ startMs, entries }) =>
    startTimePart(startMs, entries),
  );
  return [...PREFACE, ...score(all), ...parts].join("\n");
}

interface Measured {
  readonly startMs: number;
  readonly entries: readonly Entry[];
}

/** On each traffic, against each rule's best setting. */
function score(all: readonly Measured[]): string[] {
  const matches = all.flatMap(({ startMs, entries }) =>
    entries
      .filter(({ rule }) => rule === OURS)
      .flatMap((ours) =>
        RULES.map((rule) => ({ startMs, ours, rule, entries })),
      ),
  );
  return [
    "",
    "## Won and lost",
    "",
    "On each traffic for itself, with the cheapest setting of each rule for just that traffic, chosen with hindsight, where ours has one for all:",
    "",
    ...scoreOf(matches, {
      title: `Among settings that miss no more than \`${OURS}\` does`,
      most: ({ ours }) => ours.overPercent,
    }),
    "",
    ...scoreOf(matches, {
      title: `Among settings that keep the target, if they miss more than \`${OURS}\` or not`,
      most: ({ ours }) => Math.max(TARGET_PERCENT, ours.overPercent),
    }),
  ];
}

interface Match extends Measured {
  readonly ours: Entry;
  readonly rule: string;
}

interface Game {
  readonly title: string;
  /** What may be over the target, per cent. */
  readonly most: (match: Match) => number;
}

function scoreOf(matches: readonly Match[], { title, most }: Game): string[] {
  const lost = matches.flatMap((match) => lostTo(match, most(match)));
  const won = matches.length - lost.length;
  const head = `${title}: ${won} of ${matches.length} won${lost.length > 0 ? ". Lost or even:" : ""}`;
  return [head, "", ...markdownList(lost)];
}

/** How it was lost, if it was. */
function lostTo(match: Match, atMostPercent: number): string[] {
  const { startMs, ours, rule, entries } = match;
  const { set, trace } = ours;
  const own = entries.filter(
    (it) => it.set === set && it.trace === trace && it.rule === rule,
  );
  const theirs = cheapest(own, atMostPercent);
  if (theirs === undefined || theirs.minutes > ours.minutes) return [];
  const where = `${trace}, ${set}, ${startMs / 1_000} s to start`;
  return [
    `${where}: ${rule} (${theirs.setting}) ${Math.round(theirs.minutes)} min with ${percent(theirs.overPercent)} over, ours ${Math.round(ours.minutes)} min with ${percent(ours.overPercent)}`,
  ];
}

function startTimePart(startMs: number, entries: readonly Entry[]): string[] {
  const head = [
    "",
    `## Where an end server takes ${startMs / 1_000} s to start`,
    "",
  ];
  const sets = SETS.flatMap((set) => {
    const own = entries.filter((it) => it.set === set);
    return own.length === 0 ? [] : setPart(SET_TITLES[set], own);
  });
  return [...head, ...sets];
}

function setPart(title: string, entries: readonly Entry[]): string[] {
  return [
    `### ${title}`,
    "",
    "One setting for all four:",
    "",
    ...overallTable(totals(entries)),
    "",
    "The best setting for each, chosen with hindsight:",
    "",
    ...traceTable(entries),
    "",
    "<details><summary>Every setting</summary>",
    "",
    ...sweepTable(entries),
    "",
    "</details>",
    "",
  ];
}

/** Ours, then each rule twice: as good as the target, and as good as ours. */
function overallTable(all: readonly Total[]): string[] {
  const ours = all.find(({ rule }) => rule === OURS);
  if (ours === undefined) return [];
  const oursKept = cheapest([ours], TARGET_PERCENT);
  const rows = RULES.map((rule) => {
    const own = all.filter((it) => it.rule === rule);
    const kept = cheapest(own, TARGET_PERCENT);
    const asGood = cheapest(own, ours.overPercent);
    return [rule, told(kept), told(asGood), verdict(ours, asGood)];
  });
  return markdownTable(
    ["rule", `at most ${TARGET_PERCENT} % over`, "no more over than ours", ""],
    [[`**${OURS}**`, told(oursKept), told(ours), ""], ...rows],
  );
}

function told(it: Total | undefined): string {
  if (it === undefined) return "no setting";
  return `${Math.round(it.minutes)} min, ${percent(it.overPercent)} over (${it.setting})`;
}

function verdict(ours: Total, theirs: Total | undefined): string {
  if (theirs === undefined) return "won: no setting is as good";
  const more = Math.round((theirs.minutes / ours.minutes - 1) * 100);
  return more > 0
    ? `won: they use ${more} % more`
    : `lost: they use ${-more} % less`;
}

function traceTable(entries: readonly Entry[]): string[] {
  const names = Object.keys(entries[0]?.values ?? {}).filter(
    (it) => it !== "calls",
  );
  const traces = [...new Set(entries.map(({ trace }) => trace))];
  const rows = traces.flatMap((trace) => {
    const own = entries.filter((it) => it.trace === trace);
    return [OURS, ...RULES].flatMap((rule) => {
      const best = bestOf(own.filter((it) => it.rule === rule));
      if (best === undefined) return [];
      const figures = names.map((name) => String(best.values[name] ?? "–"));
      const name = rule === OURS ? `**${rule}**` : rule;
      const isKept = best.overPercent <= TARGET_PERCENT;
      const setting = isKept ? best.setting : `${best.setting}, missed`;
      return [[trace, name, setting, ...figures]];
    });
  });
  return markdownTable(["traffic", "rule", "setting", ...names], rows);
}

/** The cheapest that keeps the target; of a rule that never does, the surest. */
function bestOf(entries: readonly Entry[]): Entry | undefined {
  return cheapest(entries, TARGET_PERCENT) ?? surest(entries);
}

function sweepTable(entries: readonly Entry[]): string[] {
  const traces = [...new Set(entries.map(({ trace }) => trace))];
  const settings = Map.groupBy(entries, (it) => `${it.rule}, ${it.setting}`);
  const rows = [...settings].map(([name, own]) => [
    name,
    ...traces.map((trace) => {
      const it = own.find((entry) => entry.trace === trace);
      if (it === undefined) return "–";
      return `${percent(it.overPercent)}, ${Math.round(it.minutes)} min`;
    }),
  ]);
  return markdownTable(["", ...traces], rows);
}

function percent(share: number): string {
  return `${share.toFixed(2)} %`;
}
