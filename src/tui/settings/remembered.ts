import type { PaletteName } from "../palettes.ts";

/** How a table is sorted. */
export interface Sort {
  /** The id of the column. */
  readonly column: string;
  readonly descending: boolean;
}

/** What a console knows again when it is started anew. Never a secret. */
export interface Remembered {
  /** By the name of the table: `instances`, `end-servers` … */
  readonly sorts: Readonly<Record<string, Sort>>;
  /** Who logged in last. */
  readonly email?: string;
  /** `host:port` of the scaler that was attached to last. */
  readonly scaler?: string;
  /** What was chosen while a console ran. */
  readonly theme?: PaletteName;
}

/** A console that never ran before. */
export const NOTHING_REMEMBERED: Remembered = { sorts: {} };
