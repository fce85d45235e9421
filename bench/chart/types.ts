/** One bar: whose it is and how long. */
export interface ChartBar {
  readonly series: string;
  readonly value: number;
  /** Beside the bar instead of its value: `failed`. */
  readonly label?: string;
}

/** Bars that are compared with one another. */
export interface ChartGroup {
  readonly title: string;
  readonly bars: readonly ChartBar[];
}

/** A chart of horizontal bars, in groups. */
export interface Chart {
  readonly title: string;
  /** What the bars are, and that shorter is better. */
  readonly subtitle: string;
  /** In the order of the colours. */
  readonly series: readonly string[];
  readonly groups: readonly ChartGroup[];
  /** Where and when it was measured. */
  readonly note: string;
}
