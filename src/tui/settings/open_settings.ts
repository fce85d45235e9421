import { getLogger } from "@logtape/logtape";

import type { Choices } from "./choices.ts";
import { readKept, writeKept } from "./kept_file.ts";
import { readConfig, type ConsoleConfig } from "./read_config.ts";
import { readRemembered, writtenRemembered } from "./read_remembered.ts";
import { NOTHING_REMEMBERED, type Remembered } from "./remembered.ts";
import { DEFAULT_SETTINGS, type Settings } from "./settings.ts";

/** Where settings come from. */
export interface SettingsSources {
  /** What the flags chose: it counts most. */
  readonly choices?: Choices;
  /** The person's configuration; none is read when this is left out. */
  readonly configFile?: string;
  /** What an earlier console left; nothing is kept when this is left out. */
  readonly rememberedFile?: string;
}

/** How a console is to be, from all that was said about it. */
export interface OpenSettings {
  readonly settings: Settings;
  readonly readOnly: boolean;
  /** `undefined` when the terminal decides. */
  readonly ascii: boolean | undefined;
  readonly plain: boolean | undefined;
  readonly remembered: Remembered;
  /** What cannot be used, one sentence each. */
  readonly problems: readonly string[];
  /** Writes down what the next console is to know; never throws. */
  readonly keep: (remembered: Remembered) => void;
}

const log = getLogger(["tellerline", "tui"]);

/**
 * Puts settings together: flags before the configuration file, before what was
 * chosen in an earlier console, before the defaults.
 */
export function openSettings({
  choices = {},
  configFile,
  rememberedFile,
}: SettingsSources): OpenSettings {
  const file = configOf(configFile);
  const remembered = rememberedOf(rememberedFile);
  const { theme } = remembered;
  const { readOnly, ascii, plain, ...settings } = {
    ...DEFAULT_SETTINGS,
    ...(theme === undefined ? {} : { theme }),
    ...file.choices,
    ...choices,
  };
  return {
    settings,
    readOnly: readOnly ?? false,
    ascii,
    plain,
    remembered,
    problems: file.problems,
    keep(next) {
      if (rememberedFile === undefined) return;
      try {
        writeKept(rememberedFile, writtenRemembered(next));
      } catch (error) {
        log.warn("Cannot remember the console's state: {error}", { error });
      }
    },
  };
}

/** A file that is there but cannot be read is told like a mistake in it. */
function configOf(path: string | undefined): ConsoleConfig {
  if (path === undefined) return { choices: {}, problems: [] };
  try {
    return readConfig(readKept(path), path);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const problem = `Cannot read ${path}: ${why}; the defaults are used`;
    return { choices: {}, problems: [problem] };
  }
}

function rememberedOf(path: string | undefined): Remembered {
  if (path === undefined) return NOTHING_REMEMBERED;
  try {
    return readRemembered(readKept(path));
  } catch (error) {
    log.warn("Cannot read {path}: {error}", { path, error });
    return NOTHING_REMEMBERED;
  }
}
