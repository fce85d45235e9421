import type { DeployedInstance } from "../../_tools/testing/deployed_instance.ts";
import type { EndServerOutput } from "../../src/wire/messages.ts";
import {
  SteadyLoad,
  type SteadyCounts,
  type SteadyLoadOptions,
} from "./steady_load.ts";

/** How often, and under what. */
export interface ForceOptions {
  /** Scale-ins, each by one end server. */
  readonly count: number;
  readonly load: SteadyLoadOptions;
}

/** What clients saw meanwhile, and what became of the end servers. */
export interface ScaleInsSeen extends SteadyCounts {
  readonly scaleIns: number;
  /** End servers that were wanted again while they drained. */
  readonly takenBack: number;
  /** End servers that drained to their end. */
  readonly stopped: number;
}

/** Settings of an instance that is scaled so. */
export const FORCED = {
  services: ["echo"],
  sleepMs: 20,
  min: 2,
  max: 5,
  concurrency: 20,
  queueTarget: 1_000, // by hand alone
};
const BETWEEN_MS = 100;
const LOG_LINES = 1_000;

/**
 * Scales an instance out and, one by one, in again, by hand and under load.
 * Every other time no stream ends before end servers are wanted again, which
 * are those that drain.
 */
export async function forceScaleIns(
  instance: DeployedInstance,
  { count, load }: ForceOptions,
): Promise<ScaleInsSeen> {
  const { client, id } = instance;
  const { min, max } = FORCED;
  const steady = new SteadyLoad(instance.address, load);
  let scaleIns = 0;
  for (let round = 1; scaleIns < count; round++) {
    await client.scaleInstance({ id, endServers: max });
    await instance.until((view) => view.instance?.ready === max);
    steady.isHeld = false;
    await instance.until(({ endServers }) => areBusy(endServers));
    steady.isHeld = round % 2 === 1;
    for (let to = max - 1; to >= min && scaleIns < count; to--) {
      await client.scaleInstance({ id, endServers: to });
      scaleIns++;
      await Bun.sleep(BETWEEN_MS);
    }
    if (!steady.isHeld) await untilDrained(instance);
  }
  steady.isHeld = false;
  await untilDrained(instance);
  return { ...(await steady.stop()), scaleIns, ...(await told(instance)) };
}

/** Each has enough in flight to take a while to drain. */
function areBusy(endServers: readonly EndServerOutput[]): boolean {
  const busy = endServers.filter(
    ({ state, inFlight }) => state === "ready" && inFlight > 1,
  );
  return busy.length === FORCED.max;
}

async function untilDrained(instance: DeployedInstance): Promise<void> {
  await instance.until(({ endServers }) =>
    endServers.every(({ state }) => state === "ready"),
  );
}

/** What the ledger says of them. */
async function told({ client, id }: DeployedInstance) {
  let takenBack = 0;
  let stopped = 0;
  for await (const line of client.tailLogs({ id, lines: LOG_LINES })) {
    if (line.text.endsWith(" is wanted again")) takenBack++;
    if (line.text.endsWith(" is stopped")) stopped++;
  }
  return { takenBack, stopped };
}
