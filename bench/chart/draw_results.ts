import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { readResults } from "../keep_results.ts";
import { barChart } from "./bar_chart.ts";
import { forwardingChart } from "./forwarding_chart.ts";

/**
 * Draws all that is kept in a directory, not only what was measured now.
 *
 * @returns the file, or `undefined` where there is nothing to draw.
 */
export function drawResults(directory: string): string | undefined {
  const chart = forwardingChart(readResults(directory));
  if (chart.groups.length === 0) return undefined;
  const file = join(directory, "forwarding.svg");
  writeFileSync(file, barChart(chart));
  return file;
}
