import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { readResults } from "../keep_results.ts";
import { scalingChart } from "../scaling/scaling_chart.ts";
import { barChart } from "./bar_chart.ts";
import { forwardingChart } from "./forwarding_chart.ts";

/**
 * Draws all that is kept in a directory, not only what was measured now.
 *
 * @returns the files; none where there is nothing to draw.
 */
export function drawResults(directory: string): readonly string[] {
  const results = readResults(directory);
  const charts = [
    ["forwarding.svg", forwardingChart(results)],
    ["scaling.svg", scalingChart(results)],
  ] as const;
  const drawn = charts.filter(([, chart]) => chart.groups.length > 0);
  return drawn.map(([name, chart]) => {
    const file = join(directory, name);
    writeFileSync(file, barChart(chart));
    return file;
  });
}
