import type { BaseOptions } from "./console_options.ts";
import { installLeanParts } from "./ink_parts/install_lean_parts.ts";
import { openStore } from "./open_store.ts";
import { initialState } from "./reduce.ts";
import type { ScreenMode } from "./screen_mode.ts";
import { openSettings } from "./settings/open_settings.ts";
import { remember } from "./settings/remember.ts";
import { whyPlain } from "./why_plain.ts";

/**
 * Code is compiled when it ran that many times as often as is usual: a frame a
 * second makes little worth compiling, which takes time and memory of its own.
 */
const JIT_POLICY = 10;

/** Shows a console, or its lines where a screen does no good. */
export async function runScreen(
  options: BaseOptions,
  { attached, route, begin, plain }: ScreenMode,
): Promise<number> {
  const opened = openSettings(options);
  const { settings, readOnly, remembered, problems, ascii } = opened;
  for (const problem of problems) options.stderr.write(`${problem}\n`);
  const why = whyPlain(options, opened.plain);
  if (why !== undefined) {
    options.stdout.write(`Lines instead of a screen: ${why}\n`);
    return await plain(opened);
  }
  const end = new AbortController();
  const { signal } = end;
  const beginning = {
    ...{ settings, readOnly, remembered, attached },
    notice: told(problems),
  };
  const initial = initialState(route(opened), beginning);
  const store = openStore(initial, { signal });
  remember(store, opened.keep);
  installLeanParts();
  Bun.unsafe.setJITPolicy(JIT_POLICY);
  const { show } = await import("./show.tsx");
  const shown = { ...options, ascii: ascii ?? options.ascii ?? false };
  try {
    const connect = () => begin({ store, signal });
    return await show(shown, { store, signal, begin: connect });
  } finally {
    end.abort();
  }
}

/** The first mistake of the configuration; the others are above the screen. */
function told([text]: readonly string[]) {
  return text === undefined ? undefined : ({ text, tone: "warn" } as const);
}
