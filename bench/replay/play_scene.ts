import { DeployedInstance } from "../../_tools/testing/deployed_instance.ts";
import type {
  PlayOutput,
  Settings as InstanceSettings,
  SimulationOutput,
} from "../../src/wire/messages.ts";
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
  const made = await client.createInstance({ name: "", settings });
  const instance = new DeployedInstance(client, made);
  const { id, address } = instance;
  const load = { address, perSecond, tookMs: LOAD_MS, seed: round };
  try {
    await instance.ready();
    await Bun.sleep(SETTLED_MS);
    const first = await loaded(client, { id, load, other });
    await client.updateInstance({ id, settings: other });
    await instance.ready();
    await Bun.sleep(SETTLED_MS);
    const second = await loaded(client, { id, load, other: {} });
    const [present, alternative] = first.plays;
    return {
      again: pairOf(first.observed, present),
      foretold: pairOf(second.observed, alternative),
    };
  } finally {
    await client.deleteInstance(id);
  }
}

/** Loads the instance, and has the minute before its end played. */
async function loaded(
  client: PortalClient,
  {
    id,
    load,
    other,
  }: {
    readonly id: string;
    readonly load: Parameters<typeof poissonLoad>[0];
    readonly other: InstanceSettings;
  },
): Promise<SimulationOutput> {
  await poissonLoad(load);
  const request = { id, lastMinutes: MINUTES, alternatives: [other] };
  for await (const { simulation } of client.simulate(request)) {
    if (simulation) return simulation;
  }
  throw new Error("Cannot measure: the simulation ended without an answer");
}

function pairOf(
  seen: PlayOutput | null,
  simulated: PlayOutput | undefined,
): Pair {
  if (seen && simulated) return { seen, simulated };
  throw new Error("Cannot measure: a play is missing");
}
