import { inTurns } from "../in_turns.ts";
import { startBackends } from "../load/backends.ts";
import type { Load } from "../load/run_load.ts";
import { missingHere } from "../machine/cores.ts";
import { scratchDirectory } from "../machine/scratch_directory.ts";
import { startContest } from "../proxies/contest.ts";
import type { Measured, Measurement, Settings } from "../types.ts";
import { commonPace } from "./common_pace.ts";
import { measureForwarding } from "./measure_forwarding.ts";
import type { Scenario } from "./scenarios.ts";
import { warmUp } from "./warm_up.ts";

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
  await using backends = await startBackends(scenario.backends, { directory });
  await using contest = await startContest(settings, {
    backends: backends.ports,
    directory,
  });
  const { contestants, missing } = contest;
  const full = loadOf(scenario, settings);
  await warmUp(contestants, { load: full, directory, quick: settings.quick });
  const load = scenario.isPaced
    ? await commonPace(full, contestants, { directory })
    : full;
  const options = { ...scenario, directory };
  const rows = await inTurns(contestants, settings, ({ running }) =>
    measureForwarding(running, load, options),
  );
  return { kind: "measured", rows: [...rows, ...missing] };
}

function loadOf(scenario: Scenario, { quick }: Settings): Load {
  const least = scenario.connections * scenario.streams;
  const requests = quick ? scenario.requests / 4 : scenario.requests;
  return { ...scenario, requests: Math.max(least, requests) };
}
