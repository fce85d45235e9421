import { openArena } from "../arena.ts";
import { inTurns } from "../in_turns.ts";
import type { Load } from "../load/types.ts";
import { missingHere } from "../machine/cores.ts";
import type { Measured, Measurement, Settings } from "../types.ts";
import { commonPace } from "./common_pace.ts";
import { measureForwarding } from "./measure_forwarding.ts";
import { SCENARIOS, type Scenario } from "./scenarios.ts";

/** Every scenario as a measurement: all proxies side by side. */
export const FORWARDING: readonly Measurement[] = SCENARIOS.map((scenario) => ({
  name: scenario.name,
  title: scenario.title,
  async run(settings) {
    const reason = missingHere(["h2load", "nghttpd"]);
    return reason === undefined
      ? await sideBySide(scenario, settings)
      : { kind: "skipped", reason };
  },
}));

async function sideBySide(
  scenario: Scenario,
  settings: Settings,
): Promise<Measured> {
  const most = loadOf(scenario, settings);
  const { backends } = scenario;
  await using arena = await openArena(settings, { backends, load: most });
  const { contestants, missing, directory } = arena;
  const load = scenario.isPaced
    ? await commonPace(most, contestants, { directory })
    : most;
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
