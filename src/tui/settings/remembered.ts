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
  /** `host:port` of scalers that were attached to, the latest first. */
  readonly scalers?: readonly string[];
  /** What was chosen while a console ran. */
  readonly theme?: PaletteName;
}

/** As many scalers are worth being offered again. */
export const MOST_SCALERS = 5;

/** What is remembered once a scaler was attached to. */
export function withScaler(
  remembered: Remembered,
  address: string,
): Remembered {
  const { scalers = [] } = remembered;
  if (scalers[0] === address) return remembered;
  const others = scalers.filter((it) => it !== address);
  return {
    ...remembered,
    scalers: [address, ...others].slice(0, MOST_SCALERS),
  };
}

/** A console that never ran before. */
export const NOTHING_REMEMBERED: Remembered = { sorts: {} };
