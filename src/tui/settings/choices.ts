import type { Settings } from "./settings.ts";

/** What a person chose, by flags or in a file; what is left out is not. */
export interface Choices extends Partial<Settings> {
  /** Nothing can be changed at the scaler from the console. */
  readonly readOnly?: boolean;
  /** No character beyond ASCII; by itself where the locale has no more. */
  readonly ascii?: boolean;
  /** Lines that are only ever added, instead of a screen. */
  readonly plain?: boolean;
}
