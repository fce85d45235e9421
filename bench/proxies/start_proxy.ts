import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { CORES } from "../machine/cores.ts";
import { freePort, startProgram, type Program } from "../machine/program.ts";
import type { Proxy } from "./types.ts";

/** A proxy that takes connections. */
export interface RunningProxy extends Program {
  /** The port in front of the first group of backends. */
  readonly port: number;
  /** The ports in front of the other groups. */
  readonly otherPorts: readonly number[];
}

/** What proxies are put in front of. */
export interface Stage {
  readonly backends: readonly number[];
  /** Backends of neighbours, each group behind a port of its own. */
  readonly otherBackends?: readonly (readonly number[])[];
  readonly directory: string;
}

/**
 * Writes the proxy's configuration and starts it on its core.
 *
 * @throws {Error} when it does not listen within 10 s.
 */
export async function startProxy(
  proxy: Proxy,
  { backends, otherBackends = [], directory }: Stage,
): Promise<RunningProxy> {
  const first = { port: freePort(), backends };
  const others = otherBackends.map((it) => ({
    port: freePort(),
    backends: it,
  }));
  const plan = { fronts: [first, ...others], directory };
  const file = join(directory, `${proxy.name}.conf`);
  if (proxy.configuration) writeFileSync(file, proxy.configuration(plan));
  const program = await startProgram(proxy.command(plan, file), {
    core: CORES.proxy,
    port: first.port,
    log: join(directory, `${proxy.name}.log`),
  });
  return {
    ...program,
    port: first.port,
    otherPorts: others.map(({ port }) => port),
  };
}
