import type { PaletteName } from "../palettes.ts";

/** Which changes are asked about before they are made. */
export type Confirmation = (typeof CONFIRMATIONS)[number];

/** `destructive` asks before something is stopped or deleted. */
export const CONFIRMATIONS = ["all", "destructive", "none"] as const;

/** What can be switched while a console runs. */
export interface Settings {
  readonly theme: PaletteName;
  /** Whether the mouse selects rows; the terminal's own selection ends then. */
  readonly mouse: boolean;
  /** Least time between two frames of live data, ms; 100 to 60 000. */
  readonly refreshMs: number;
  readonly confirm: Confirmation;
}

/** Least and most of {@linkcode Settings.refreshMs}. */
export const REFRESH_MS = { least: 100, most: 60_000 } as const;

/** What holds until somebody says otherwise. */
export const DEFAULT_SETTINGS: Settings = {
  theme: "terminal",
  mouse: false,
  refreshMs: 1_000,
  confirm: "destructive",
};
