/** One line of a measurement. */
export interface Row {
  /** What was measured: `round_robin, 10 end servers`, or a proxy's title. */
  readonly what: string;
  /** Numbers by their name, unit included: `CPU µs/request`. */
  readonly values: Readonly<Record<string, number>>;
  /**
   * Why figures are missing: a program that is not there, failed requests; or
   * what made them so.
   */
  readonly note?: string;
}

/** A measurement: rows, or why there are none. */
export type Measured =
  | { readonly kind: "measured"; readonly rows: readonly Row[] }
  | { readonly kind: "skipped"; readonly reason: string };

/** How everything is measured in one run of the program. */
export interface Settings {
  /** How often each thing is measured; the median counts. */
  readonly rounds: number;
  /** A quarter of the requests: to see that it works, not to quote. */
  readonly quick: boolean;
  /** Which proxies, by name; all when empty. */
  readonly proxies: readonly string[];
  /** Tells how far it is. */
  readonly progress: (line: string) => void;
}

/** One thing that can be measured. */
export interface Measurement {
  readonly name: string;
  readonly title: string;
  run(settings: Settings): Promise<Measured>;
}
