import { openArena } from "../arena.ts";
import { combine, type Run } from "../combine.ts";
import { missingHere } from "../machine/cores.ts";
import type { Measurement, Row, Settings } from "../types.ts";
import { holdIdle, WARM_UP } from "./hold_idle.ts";

/** What connections cost that do nothing. */
export const idleConnections: Measurement = {
  name: "idle_connections",
  title: "Memory of 1 000 idle connections after one request each",
  async run(settings) {
    const reason = missingHere(["h2load", "nghttpd"]);
    if (reason !== undefined) return { kind: "skipped", reason };
    const runs = new Map<string, Run[]>();
    const missing = new Map<string, Row>();
    for (let round = 1; round <= settings.rounds; round++) {
      settings.progress(`round ${round}/${settings.rounds}`);
      const rows = await holdOnce(settings, runs);
      for (const row of rows) missing.set(row.what, row);
    }
    const rows = [...runs].map(([what, all]) => combine(what, all));
    return { kind: "measured", rows: [...rows, ...missing.values()] };
  },
};

/** Fresh processes each time: memory once taken is seldom given back. */
async function holdOnce(
  settings: Settings,
  runs: Map<string, Run[]>,
): Promise<readonly Row[]> {
  const options = { backends: 2, load: WARM_UP };
  await using arena = await openArena(settings, options);
  for (const { proxy, running } of arena.contestants) {
    const run = await holdIdle(running);
    runs.set(proxy.title, [...(runs.get(proxy.title) ?? []), run]);
  }
  return arena.missing;
}
