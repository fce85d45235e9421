/** One line of a measurement. */
export interface Row {
  /** What was measured: `round_robin, 10 end servers`. */
  readonly what: string;
  /** Numbers by their name, unit included: `cpu µs/request`. */
  readonly values: Readonly<Record<string, number>>;
}

/** A measurement: rows, or why there are none. */
export type Measured =
  | { readonly kind: "measured"; readonly rows: readonly Row[] }
  | { readonly kind: "skipped"; readonly reason: string };

/** One thing that can be measured. */
export interface Measurement {
  readonly name: string;
  readonly title: string;
  run(): Promise<Measured>;
}
