import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { CORES } from "../machine/cores.ts";
import { freePort, startProgram, type Program } from "../machine/program.ts";
import type { Proxy } from "./types.ts";

/** A proxy that takes connections. */
export interface RunningProxy extends Program {
  readonly port: number;
}

/**
 * Writes the proxy's configuration and starts it on its core.
 *
 * @throws {Error} when it does not listen within 10 s.
 */
export async function startProxy(
  proxy: Proxy,
  options: { readonly backends: readonly number[]; readonly directory: string },
): Promise<RunningProxy> {
  const plan = { ...options, port: freePort() };
  const file = join(plan.directory, `${proxy.name}.conf`);
  if (proxy.configuration) writeFileSync(file, proxy.configuration(plan));
  const program = await startProgram(proxy.command(plan, file), {
    core: CORES.proxy,
    port: plan.port,
  });
  return { ...program, port: plan.port };
}
