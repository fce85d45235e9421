import { PortalClient } from "../../src/wire/portal_client.ts";
import { DeployedInstance } from "../../_tools/testing/deployed_instance.ts";
import { containerTimes } from "./container_times.ts";
import type { RuntimeName } from "./scaler_program.ts";
import { runStep } from "./step_load.ts";

/** Work of one call, and how many of them a second are light and heavy. */
export interface ReactionLoad {
  readonly title: string;
  readonly work: { readonly sleepMs: number } | { readonly cpuMs: number };
  readonly lightPerS: number;
  readonly heavyPerS: number;
}

/** One overload, from its first moment on: what was when, ms after it. */
export interface Reaction {
  readonly decided: number;
  /** Of a container only. */
  readonly created?: number;
  readonly started?: number;
  /** It answers its health check and is in the roster. */
  readonly ready: number;
  /** A client has its first answer. */
  readonly answered: number;
}

const LIGHT_MS = 5_000;
const MOST_MS = 30_000;

/** Overloads an instance of two end servers, all of its own. */
export async function measureReaction(
  client: PortalClient,
  options: { readonly load: ReactionLoad; readonly runtime: RuntimeName },
): Promise<Reaction> {
  const { work, lightPerS, heavyPerS } = options.load;
  const settings = { services: ["echo"], min: 2, max: 6, ...work };
  const made = await client.createInstance({ name: "", settings });
  const instance = new DeployedInstance(client, made);
  try {
    await instance.ready();
    const seen = await runStep({
      address: instance.address,
      lightPerS,
      heavyPerS,
      lightMs: LIGHT_MS,
      mostMs: MOST_MS,
    });
    const after = (atMs: number) => atMs - seen.stepAtMs;
    const { decidedMs, readyMs } = await told(instance, seen);
    const isDocker = options.runtime === "docker";
    const container = isDocker && (await containerTimes(seen.endServer));
    return {
      decided: after(decidedMs),
      ...(container && {
        created: after(container.createdAtMs),
        started: after(container.startedAtMs),
      }),
      ready: after(readyMs),
      answered: after(seen.answeredAtMs),
    };
  } finally {
    await client.deleteInstance(made.id);
    await untilGone(client, made.id);
  }
}

/** What the scaler itself says of it. */
async function told(
  { client, id }: DeployedInstance,
  { stepAtMs, endServer }: Awaited<ReturnType<typeof runStep>>,
) {
  const decisions = await client.listDecisions({ id, changesOnly: true });
  const times = decisions.map(({ atMs }) => Number(atMs));
  const decidedMs = Math.min(...times.filter((it) => it >= stepAtMs));
  let readyMs = NaN;
  for await (const line of client.tailLogs({ id, lines: 200 })) {
    const isIt = line.text === `End server ${endServer} is ready`;
    if (isIt) readyMs = Number(line.atMs);
  }
  return { decidedMs, readyMs };
}

async function untilGone(client: PortalClient, id: string): Promise<void> {
  while ((await client.listInstances()).some((it) => it.id === id)) {
    await Bun.sleep(50);
  }
}
