import type { ConsoleOptions } from "./console_options.ts";
import { runScreen } from "./run_screen.ts";
import { welcomeRoute } from "./welcome_form.ts";

/**
 * Shows the console of a scaler's tenants, or its lines where a screen does no
 * good, until the person quits, a signal
 * ends it, or an error does; in every case the terminal is given back first.
 *
 * @returns the exit code: 0, 128 + the signal's number, 1 after an error (told
 *   on `stderr`).
 * @throws whatever `open` or the scaler's `failed` rejects with.
 */
export async function runConsole(options: ConsoleOptions): Promise<number> {
  return await runScreen(options, {
    attached: options.attach,
    route: ({ remembered }) =>
      welcomeRoute({ remembered, attached: options.attach }),
    async begin(world) {
      const { beginConsole } = await import("./begin_console.ts");
      return await beginConsole(options, world);
    },
    async plain(settings) {
      const { runPlainConsole } = await import("./plain/run_plain_console.ts");
      return await runPlainConsole(options, settings);
    },
  });
}
