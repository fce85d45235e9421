import type { BackgroundScaler } from "../console_options.ts";
import { choose } from "./choose.ts";
import { enter } from "./enter.ts";
import { menu } from "./menu.ts";
import type { PlainWorld } from "./plain_world.ts";
import type { Talk } from "./talk.ts";
import { watchInstances } from "./watch_instances.ts";

/** One tenant after another, until somebody wants to quit. */
export async function tenants(
  world: PlainWorld,
  background: BackgroundScaler | undefined,
): Promise<void> {
  const { talk, portal, signal } = world;
  while (!signal.aborted) {
    const tenant = await enter(world);
    if (!tenant) {
      if (await mayQuit(talk, background)) return;
      continue;
    }
    using session = new Session(signal);
    const look = watchInstances(world, session.signal);
    while (true) {
      const left = await menu({ ...tenant, look });
      if (left === "logout") break;
      if (await mayQuit(talk, background)) return;
    }
    await portal.logout({ signal });
    talk.say("Logged out");
  }
}

/** What ends when a tenant leaves. */
class Session implements Disposable {
  readonly #end = new AbortController();
  readonly signal: AbortSignal;

  constructor(outer: AbortSignal) {
    this.signal = AbortSignal.any([outer, this.#end.signal]);
  }

  [Symbol.dispose](): void {
    this.#end.abort();
  }
}

const FATES = [
  { value: "keep", label: "Quit, and keep the scaler serving" },
  { value: "stop", label: "Quit, and stop the scaler with its end servers" },
  { value: "stay", label: "Stay" },
] as const;

async function mayQuit(
  talk: Talk,
  background: BackgroundScaler | undefined,
): Promise<boolean> {
  if (!background?.isRunning()) return true;
  const question = "The scaler was started for this console. What of it?";
  const fate = await choose(talk, { question, choices: FATES });
  if (fate === "keep" || fate === "stop") background.leave(fate);
  return fate !== "stay";
}
