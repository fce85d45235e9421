import type { ExplainedPickOutput } from "../wire/messages.ts";
import { explain } from "./explain.ts";
import { showWelcome } from "./session_effects.ts";
import type { Picks, Route } from "./types.ts";
import type { PortalWorld } from "./world.ts";

/** Asking why requests go where they go. */
export interface PicksEffects {
  /** Has the next picks of that instance told to its `picks` route. */
  readonly explainPicks: (instanceId: string) => void;
}

/** So many are asked for at once, and so many are kept. */
const ASKED = 20;
const KEPT = 100;
const WAIT_MS = 60_000;
const NONE: Picks = { isOn: false, list: [] };

/** The effects about picks; asking ends when the screen is left. */
export function picksEffects(world: PortalWorld): PicksEffects {
  const { portal, address, store, signal } = world;
  let running: AbortController | undefined;

  function patch(id: string, change: (picks: Picks) => Picks): void {
    const picks = change(routeOf(world, id)?.picks ?? NONE);
    store.dispatch({ kind: "patch", screen: "picks", patch: { picks } });
  }

  async function explainPicks(id: string): Promise<void> {
    running?.abort();
    const own = new AbortController();
    running = own;
    const until = AbortSignal.any([signal, own.signal]);
    const request = { id, picks: ASKED, waitMs: WAIT_MS };
    patch(id, (picks) => ({ ...picks, isOn: true }));
    try {
      const told = portal.explainPicks(request, { signal: until });
      for await (const pick of told) {
        if (!routeOf(world, id)) return own.abort();
        patch(id, (picks) => ({ ...picks, list: withPick(picks.list, pick) }));
      }
      patch(id, (picks) => ({ ...picks, isOn: false }));
    } catch (error) {
      if (until.aborted) return;
      patch(id, (picks) => ({ ...picks, isOn: false }));
      const { message, isLoggedOut } = explain(error, address);
      if (isLoggedOut) return showWelcome(world, message);
      const notice = { text: message, tone: "err" } as const;
      store.dispatch({ kind: "notice", notice });
    }
  }

  return { explainPicks: (id) => void explainPicks(id) };
}

/** The newest first. */
function withPick(
  list: Picks["list"],
  pick: ExplainedPickOutput,
): Picks["list"] {
  const number = (list[0]?.number ?? 0) + 1;
  return [{ ...pick, number }, ...list].slice(0, KEPT);
}

function routeOf({ store }: PortalWorld, id: string): Route | undefined {
  const { routes } = store.current();
  return routes.find((it) => it.screen === "picks" && it.instanceId === id);
}
