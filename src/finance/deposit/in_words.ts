import type { Tenure } from "./types.ts";

/** A tenure as people say it: `1 year 3 months 5 days`. */
export function inWords({ months, days }: Tenure): string {
  const words = [
    counted(Math.floor(months / 12), "year"),
    counted(months % 12, "month"),
    counted(days, "day"),
  ].filter((part) => part !== "");
  return words.join(" ") || "0 days";
}

function counted(count: number, noun: string): string {
  if (count === 0) return "";
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}
