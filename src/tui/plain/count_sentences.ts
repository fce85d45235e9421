import type { LoadCounts } from "../../wire/load_plan.ts";
import { milliseconds } from "../format.ts";

/** What became of a load, a sentence each. */
export function countSentences(counts: LoadCounts): string[] {
  const { sent, leftOut, byStatus, lastFailure, p50Ms, p99Ms } = counts;
  const answers = Object.entries(byStatus).map(
    ([status, count]) => `${count} ${status}`,
  );
  return [
    `${sent} sent: ${answers.join(", ") || "no answer"}; ${leftOut} left out`,
    `p50 ${milliseconds(p50Ms)}, p99 ${milliseconds(p99Ms)}`,
    ...(lastFailure === "" ? [] : [`The last failure: ${lastFailure}`]),
  ];
}
