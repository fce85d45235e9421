/** Keys, what they do, and how the footer and the help name it. */
export interface Binding {
  readonly keys: readonly string[];
  readonly command: string;
  readonly label: string;
  /** The footer keeps the lowest numbers where room is short. */
  readonly priority: number;
  /** Changes something at the scaler. @default false */
  readonly write?: boolean;
  /** The table that must have the keys. @default whichever it is */
  readonly tab?: string;
}
