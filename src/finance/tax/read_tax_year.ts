import type { Decimal } from "../decimal.ts";
import {
  damaged,
  dateOf,
  flagOf,
  hasProperty,
  items,
  numberOf,
  property,
  textOf,
  type Node,
} from "./_json.ts";
import type { AgeGroup, Rebate, Regime, Slab, TaxYear } from "./tax_year.ts";

const ID = /^in-([0-9]{4}-[0-9]{2})$/;

/**
 * Checks the tables of a year: limits rise strictly, the first rate is 0, the
 * last slab and only it is open-ended, rates lie between 0 and 100.
 *
 * @param name how errors call the file
 * @throws {SyntaxError} naming the file, the place in it and what is wrong.
 */
export function readTaxYear(name: string, json: unknown): TaxYear {
  const file: Node = { path: name, value: json };
  const id = property(file, "id");
  const year = ID.exec(textOf(id))?.[1];
  if (year === undefined || name !== `${textOf(id)}.json`) {
    throw damaged(id, "it must be the file's name, as in-2026-27");
  }
  const from = dateOf(property(file, "from"));
  const to = property(file, "to");
  if (dateOf(to) <= from) throw damaged(to, `it is not after ${from}`);
  const regimes = property(file, "regimes");
  return {
    year,
    from,
    to: dateOf(to),
    version: textOf(property(file, "version")),
    verifiedOn: dateOf(property(file, "verifiedOn")),
    act: textOf(property(file, "act")),
    sources: items(property(file, "sources")).map(textOf),
    roundIncomeTo: positive(property(file, "roundIncomeTo")),
    roundTaxTo: positive(property(file, "roundTaxTo")),
    cessPercent: rate(property(file, "cessPercent")),
    regimes: {
      new: regime(property(regimes, "new")),
      old: regime(property(regimes, "old")),
    },
  };
}

function regime(node: Node): Regime {
  return {
    standardDeduction: numberOf(property(node, "standardDeduction")),
    deductionsAllowed: flagOf(property(node, "deductionsAllowed")),
    slabs: slabsByAge(property(node, "slabs")),
    rebate: rebate(property(node, "rebate")),
    surcharge: slabs(property(node, "surcharge")),
  };
}

function slabsByAge(node: Node): Record<AgeGroup, Slab[]> {
  const ofAge = (age: AgeGroup) =>
    slabs(property(node, hasProperty(node, "any") ? "any" : age));
  return {
    below60: ofAge("below60"),
    "60to79": ofAge("60to79"),
    "80plus": ofAge("80plus"),
  };
}

function rebate(node: Node): Rebate {
  return {
    limit: numberOf(property(node, "limit")),
    max: numberOf(property(node, "max")),
    marginalRelief: flagOf(property(node, "marginalRelief")),
    residentsOnly: flagOf(property(node, "residentsOnly")),
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
