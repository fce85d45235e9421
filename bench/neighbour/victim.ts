import type { Run } from "../combine.ts";
import { COLUMN } from "../columns.ts";
import { runLoad } from "../load/run_load.ts";
import type { Load } from "../load/types.ts";
import { CORES, pinned } from "../machine/cores.ts";
import { residentBytesOf } from "../machine/process_figures.ts";
import type { RunningProxy } from "../proxies/start_proxy.ts";
import { botherCommand } from "./crowd.ts";

/** From its start to its first bytes. */
const ATTACKER_STARTS_MS = 400;
const MIB = 1024 * 1024;

/** What a well-behaved tenant's clients do meanwhile. */
export const VICTIM: Load = {
  connections: 2,
  streams: 100,
  requests: 1_200,
  perSecond: 500,
  document: "small.grpc",
  uploadBytes: 100,
};

/** A tenant's latencies, first in peace, then with an attack next door. */
export async function measureVictim(
  proxy: RunningProxy,
  options: { readonly directory: string; readonly attack: string },
): Promise<Run> {
  const load = { port: proxy.port, directory: options.directory };
  const alone = await runLoad(VICTIM, load);
  if (alone.kind === "failed") return alone;
  const attacked = await underAttack(proxy, options.attack, () =>
    runLoad(VICTIM, load),
  );
  if (attacked.kind === "failed") return attacked;
  return {
    kind: "ran",
    values: {
      [COLUMN.p99Alone]: alone.p99Us / 1e3,
      [COLUMN.p99Attacked]: attacked.p99Us / 1e3,
      [COLUMN.slowdown]: attacked.p99Us / alone.p99Us,
      [COLUMN.memory]: residentBytesOf(proxy.pid) / MIB,
    },
  };
}

/**
 * The attacker yields its core to the victim's clients: what is measured is
 * the proxy, not how they share a core.
 */
async function underAttack<T>(
  { otherPorts: [port = 0] }: RunningProxy,
  attack: string,
  measure: () => Promise<T>,
): Promise<T> {
  const command = ["nice", "-n19", ...botherCommand(attack, port)];
  const child = Bun.spawn(pinned(command, CORES.load), {
    stdin: "ignore",
    stdout: "ignore",
    stderr: "inherit",
  });
  try {
    await Bun.sleep(ATTACKER_STARTS_MS);
    return await measure();
  } finally {
    child.kill();
    await child.exited;
  }
}
