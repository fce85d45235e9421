import { combine, type Run } from "../combine.ts";
import type { Load } from "../load/run_load.ts";
import type { Contestant } from "../proxies/contest.ts";
import type { Row, Settings } from "../types.ts";
import { measureForwarding } from "./measure_forwarding.ts";

/** What is compared, and where files may lie. */
export interface CompareOptions {
  readonly load: Load;
  /** MiB that one request moves. */
  readonly mebibytes?: number;
  readonly directory: string;
  readonly settings: Settings;
}

/**
 * Measures the contestants in turns (A B C A B C …), so that whatever else the
 * machine does meets all of them.
 */
export async function compare(
  contestants: readonly Contestant[],
  options: CompareOptions,
): Promise<readonly Row[]> {
  const { settings, load } = options;
  const runs = contestants.map((): Run[] => []);
  for (let round = 1; round <= settings.rounds; round++) {
    for (const [i, { proxy, running }] of contestants.entries()) {
      settings.progress(`round ${round}/${settings.rounds}, ${proxy.title}`);
      runs[i]?.push(await measureForwarding(running, load, options));
    }
  }
  return contestants.map(({ proxy }, i) => combine(proxy.title, runs[i] ?? []));
}
