import type { ClientOptions } from "./console_options.ts";
import { routeTo } from "./reduce.ts";
import { runScreen } from "./run_screen.ts";

/**
 * Shows only the calculator, against one instance's port: no account is
 * needed, everything comes from the port's own catalogue.
 *
 * @returns the exit code, as `runConsole` does.
 */
export async function runClient(options: ClientOptions): Promise<number> {
  const { target: address } = options;
  return await runScreen(options, {
    route: () => routeTo("services", { address }),
    async begin(world) {
      const { beginClient } = await import("./begin_client.ts");
      return await beginClient(options, world);
    },
    async plain() {
      const { runPlainClient } = await import("./plain/run_plain_client.ts");
      return await runPlainClient(options);
    },
  });
}
