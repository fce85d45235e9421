import type { Began } from "./console_keys.ts";
import type { OpenSettings } from "./settings/open_settings.ts";
import type { Route } from "./types.ts";
import type { World } from "./world.ts";

/** What one mode of the console is. */
export interface ScreenMode {
  /** The scaler it begins with, if it is another than the own one. */
  readonly attached?: string | undefined;
  /** Where it starts. */
  readonly route: (settings: OpenSettings) => Route;
  /** Connects; called once the first frame is on the screen. */
  readonly begin: (world: World) => Promise<Began>;
  /** The same in lines, where a screen does no good; gives the exit code. */
  readonly plain: (settings: OpenSettings) => Promise<number>;
}
