import { startBackends } from "../load/backends.ts";
import { writeDocuments } from "../load/documents.ts";
import { runLoad, type Load } from "../load/run_load.ts";
import { missingHere } from "../machine/cores.ts";
import { scratchDirectory } from "../machine/scratch_directory.ts";
import { startContest, type Contestant } from "../proxies/contest.ts";
import type { Measured, Measurement, Settings } from "../types.ts";
import { compare, warmUp } from "./compare.ts";
import type { Scenario } from "./scenarios.ts";

/** How much of its most the slowest proxy is asked for when paced. */
const PACED_SHARE = 0.5;

/** A scenario as a measurement: all proxies side by side. */
export function forwarding(scenario: Scenario): Measurement {
  return {
    name: scenario.name,
    title: scenario.title,
    async run(settings) {
      const reason = missingHere(["h2load", "nghttpd"]);
      return reason === undefined
        ? await sideBySide(scenario, settings)
        : { kind: "skipped", reason };
    },
  };
}

async function sideBySide(
  scenario: Scenario,
  settings: Settings,
): Promise<Measured> {
  using scratch = scratchDirectory();
  const directory = scratch.path;
  const library = writeDocuments(directory);
  await using backends = await startBackends(scenario.backends, library);
  await using contest = await startContest(settings, {
    backends: backends.ports,
    directory,
  });
  const { contestants, missing } = contest;
  const full = loadOf(scenario, settings);
  const short = { ...full, requests: shortOf(full) };
  await warmUp(contestants, { load: short, directory });
  const load = scenario.isPaced
    ? await paced(full, contestants, directory)
    : full;
  const rows = await compare(contestants, {
    ...scenario,
    load,
    directory,
    settings,
  });
  return { kind: "measured", rows: [...rows, ...missing] };
}

function loadOf(scenario: Scenario, { quick }: Settings): Load {
  const least = scenario.connections * scenario.streams;
  const requests = quick ? scenario.requests / 4 : scenario.requests;
  return { ...scenario, requests: Math.max(least, requests) };
}

/** Enough to have every connection and stream used twice. */
function shortOf({ connections, streams, requests }: Load): number {
  return Math.min(requests, Math.max(2 * connections * streams, requests / 4));
}

/** The same rate for all, below what any of them can do. */
async function paced(
  load: Load,
  contestants: readonly Contestant[],
  directory: string,
): Promise<Load> {
  const most: number[] = [];
  for (const { running } of contestants) {
    const saturated = { ...load, streams: 16 };
    const run = await runLoad(saturated, { port: running.port, directory });
    if (run.kind === "ran") most.push(run.requestsPerSecond);
  }
  return { ...load, perSecond: Math.min(...most) * PACED_SHARE };
}
