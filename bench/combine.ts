import { median, rounded } from "./statistics.ts";
import type { Row } from "./types.ts";

/** One run through one proxy: figures by their column, or what went wrong. */
export type Run =
  | { readonly kind: "ran"; readonly values: Readonly<Record<string, number>> }
  | { readonly kind: "failed"; readonly reason: string };

/**
 * The median of each figure over all runs; none when a run failed, because
 * errors are cheaper than answers.
 */
export function combine(what: string, runs: readonly Run[]): Row {
  const ran = runs.flatMap((run) => (run.kind === "ran" ? [run.values] : []));
  const failed = runs.flatMap((run) =>
    run.kind === "failed" ? [run.reason] : [],
  );
  if (failed.length > 0 || ran.length === 0) {
    const [reason = "never ran"] = failed;
    const note = `${failed.length} of ${runs.length} runs failed: ${reason}`;
    return { what, values: {}, note };
  }
  const names = Object.keys(ran[0] ?? {});
  const values = names.map((name) => [
    name,
    rounded(median(ran.map((it) => it[name] ?? NaN))),
  ]);
  return { what, values: Object.fromEntries(values) };
}
