import { isAboutInstance } from "./_instance_plan.ts";
import { simulateInstance } from "./_simulate_instance.ts";
import {
  simulateMadeUp,
  type PlayableTrace,
  type SimulatePowers,
} from "./_simulate_made_up.ts";
import { EXIT, reportError } from "./report_error.ts";
import type { CommandIo } from "./types.ts";

/**
 * `simulate`: settings side by side, on made-up traffic or on what was
 * recorded of an instance. Exit code 0 when done, 1 when refused or failed, 2
 * for a command line that cannot be read.
 */
export async function simulate<T extends PlayableTrace>(
  args: readonly string[],
  io: CommandIo,
  powers: SimulatePowers<T>,
): Promise<number> {
  try {
    if (isAboutInstance(args)) await simulateInstance(args, io, powers);
    else await simulateMadeUp(args, io, powers);
    return EXIT.ok;
  } catch (error) {
    return reportError(error, io, {
      target: `the portal at ${io.portal}`,
      whenUnreachable:
        "start the scaler with `tellerline scaler` or name another portal",
      help: "help simulate",
    });
  }
}
