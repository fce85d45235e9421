import { levelOf } from "./level_of.ts";
import { mostOf } from "./round_most.ts";

/** How a {@linkcode sparkline} is drawn. */
export interface SparklineOptions {
  /** Columns: exactly so many are drawn. */
  readonly width: number;
  /** What a full column stands for; at least the largest value by default. */
  readonly most?: number;
  /** @default false */
  readonly ascii?: boolean;
}

const BLOCKS = [..." ▁▂▃▄▅▆▇█"];
const RAMP = [..." .:-=+*#"];

/**
 * The newest values as one row of columns, the last one at the right. What is
 * no number leaves a gap, nothing stays blank, anything more shows.
 */
export function sparkline(
  values: readonly number[],
  options: SparklineOptions,
): string {
  const { width, ascii = false } = options;
  if (!(width > 0)) return "";
  const steps = ascii ? RAMP : BLOCKS;
  const shown = values.slice(-width);
  const most = options.most ?? mostOf(shown);
  const columns = shown.map(
    (value) => steps[levelOf(value, { most, levels: steps.length - 1 })] ?? " ",
  );
  return columns.join("").padStart(width);
}
