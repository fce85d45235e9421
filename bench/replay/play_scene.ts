import { DeployedInstance } from "../../_tools/testing/deployed_instance.ts";
import type { PlayOutput, SimulationOutput } from "../../src/wire/messages.ts";
import type { PortalClient } from "../../src/wire/portal_client.ts";
import { poissonLoad } from "./poisson_load.ts";
import type { Scene } from "./scenes.ts";

/** A bit less than the minute that is played: its begin is in it, too. */
const LOAD_MS = 56_000;
const MINUTES = 1;
/** Until then end servers that joined get less than their part. */
const SETTLED_MS = 11_000;

/** What was seen beside what a simulation made of the same traffic. */
export interface Pair {
  readonly seen: PlayOutput;
  readonly simulated: PlayOutput;
}

/** A scene as it was played again, and as its other settings were foretold. */
export interface PlayedScene {
  readonly again: Pair;
  readonly foretold: Pair;
}

/** Runs a scene under both of its settings, with the same moments of calls. */
export async function playScene(
  client: PortalClient,
  { scene, round }: { readonly scene: Scene; readonly round: number },
): Promise<PlayedScene> {
  const { settings, other, perSecond } = scene;
  const load = { perSecond, tookMs: LOAD_MS, seed: round };
  const first = await live(client, { settings, other, load });
  const changed = { ...settings, ...other };
  const second = await live(client, { settings: changed, other: {}, load });
  const [present, alternative] = first.plays;
  return {
    again: pairOf(first.observed, present),
    foretold: pairOf(second.observed, alternative),
  };
}

/** Loads an instance of its own, and has the minute up to then played. */
async function live(
  client: PortalClient,
  {
    settings,
    other,
    load,
  }: Pick<Scene, "settings" | "other"> & {
    readonly load: Omit<Parameters<typeof poissonLoad>[0], "address">;
  },
): Promise<SimulationOutput> {
  const made = await client.createInstance({ name: "", settings });
  const instance = new DeployedInstance(client, made);
  const { id, address } = instance;
  try {
    await instance.ready();
    await Bun.sleep(SETTLED_MS);
    await poissonLoad({ ...load, address });
    const request = { id, lastMinutes: MINUTES, alternatives: [other] };
    for await (const { simulation } of client.simulate(request)) {
      if (simulation) return simulation;
    }
    throw new Error("Cannot measure: the simulation ended without an answer");
  } finally {
    await client.deleteInstance(id);
  }
}

function pairOf(
  seen: PlayOutput | null,
  simulated: PlayOutput | undefined,
): Pair {
  if (seen && simulated) return { seen, simulated };
  throw new Error("Cannot measure: a play is missing");
}
