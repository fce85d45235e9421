import type { Decimal } from "../decimal.ts";
import {
  damaged,
  dateOf,
  flagOf,
  hasProperty,
  items,
  numberOf,
  properties,
  textOf,
  type Node,
} from "./_json.ts";
import type { AgeGroup, Rebate, Regime, Slab, TaxYear } from "./tax_year.ts";

const PARTS = [
  "id",
  "version",
  "country",
  "from",
  "to",
  "verifiedOn",
  "act",
  "sources",
  "roundIncomeTo",
  "roundTaxTo",
  "cessPercent",
  "regimes",
] as const;
const ID = /^in-([0-9]{4})-([0-9]{2})$/;

/**
 * Checks the tables of a year: the dates are the year's, limits rise strictly,
 * the first rate is 0, the last slab and only it is open-ended, rates lie
 * between 0 and 100, and nothing is missing or unknown.
 *
 * @param name how errors call the file
 * @throws {SyntaxError} naming the file, the place in it and what is wrong.
 */
export function readTaxYear(name: string, json: unknown): TaxYear {
  const file = properties({ path: name, value: json }, PARTS);
  const regimes = properties(file.regimes, ["new", "old"]);
  same(file.country, "IN");
  return {
    ...yearOf(name, file),
    version: textOf(file.version),
    verifiedOn: dateOf(file.verifiedOn),
    act: textOf(file.act),
    sources: sources(file.sources),
    roundIncomeTo: positive(file.roundIncomeTo),
    roundTaxTo: positive(file.roundTaxTo),
    cessPercent: rate(file.cessPercent),
    // Which regime is taken when none is named is the same in every year.
    regimes: {
      new: regime(regimes.new, { isDefault: true }),
      old: regime(regimes.old, { isDefault: false }),
    },
  };
}

/** The year a file is named after, from 1 April to 31 March. */
function yearOf(
  name: string,
  { id, from, to }: Readonly<Record<"id" | "from" | "to", Node>>,
): Pick<TaxYear, "year" | "from" | "to"> {
  const [, first = "", last = ""] = ID.exec(textOf(id)) ?? [];
  const next = Number(first) + 1;
  if (name !== `${textOf(id)}.json` || last !== `${next}`.slice(-2)) {
    throw damaged(id, "it must be the file's name, as in-2026-27");
  }
  return {
    year: `${first}-${last}`,
    from: same(from, `${first}-04-01`),
    to: same(to, `${next}-03-31`),
  };
}

function same(node: Node, wanted: string): string {
  const text = textOf(node);
  if (text === wanted) return text;
  throw damaged(node, `"${text}" must be "${wanted}"`);
}

function sources(node: Node): string[] {
  const read = items(node).map(textOf);
  if (read.length > 0) return read;
  throw damaged(node, "it names no source");
}

function regime(
  node: Node,
  { isDefault }: { readonly isDefault: boolean },
): Regime {
  const inner = properties(node, [
    "default",
    "standardDeduction",
    "deductionsAllowed",
    "slabs",
    "rebate",
    "surcharge",
  ]);
  if (flagOf(inner.default) !== isDefault) {
    throw damaged(inner.default, `it must be ${isDefault}`);
  }
  return {
    standardDeduction: numberOf(inner.standardDeduction),
    deductionsAllowed: flagOf(inner.deductionsAllowed),
    slabs: slabsByAge(inner.slabs),
    rebate: rebate(inner.rebate),
    surcharge: slabs(inner.surcharge),
  };
}

function slabsByAge(node: Node): Record<AgeGroup, Slab[]> {
  if (hasProperty(node, "any")) {
    const all = slabs(properties(node, ["any"])["any"]);
    return { below60: all, "60to79": all, "80plus": all };
  }
  const inner = properties(node, ["below60", "60to79", "80plus"]);
  return {
    below60: slabs(inner.below60),
    "60to79": slabs(inner["60to79"]),
    "80plus": slabs(inner["80plus"]),
  };
}

function rebate(node: Node): Rebate {
  const inner = properties(node, [
    "limit",
    "max",
    "marginalRelief",
    "residentsOnly",
  ]);
  return {
    limit: numberOf(inner.limit),
    max: numberOf(inner.max),
    marginalRelief: flagOf(inner.marginalRelief),
    residentsOnly: flagOf(inner.residentsOnly),
  };
}

function slabs(node: Node): Slab[] {
  const read = items(node).map(slab);
  if (!read[0]?.ratePercent.isZero())
    throw damaged(node, "it must start at 0 %");
  read.forEach(({ upTo }, i) => {
    const before = read[i - 1]?.upTo;
    const isLast = i === read.length - 1;
    if (isLast !== (upTo === undefined)) {
      throw damaged(node, "the last slab and only it must be open-ended");
    }
    if (before && upTo?.lessThanOrEqualTo(before)) {
      throw damaged(
        node,
        `${upTo.toFixed()} must be above ${before.toFixed()}`,
      );
    }
  });
  return read;
}

function slab(node: Node): Slab {
  const [limit, percent, ...others] = items(node);
  if (!limit || !percent || others.length > 0) {
    throw damaged(node, "it is not a limit and a rate");
  }
  const upTo = limit.value === null ? undefined : positive(limit);
  return { upTo, ratePercent: rate(percent) };
}

function rate(node: Node): Decimal {
  const percent = numberOf(node);
  if (percent.lessThanOrEqualTo(100)) return percent;
  throw damaged(node, `${percent.toFixed()} % is above 100`);
}

function positive(node: Node): Decimal {
  const number = numberOf(node);
  if (number.greaterThan(0)) return number;
  throw damaged(node, "it must be above 0");
}
