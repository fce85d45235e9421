import { explain } from "./explain.ts";
import { showWelcome } from "./session_effects.ts";
import type { Route } from "./types.ts";
import type { PortalWorld } from "./world.ts";

/** What can be done with a decision that is looked at. */
export interface DecisionEffects {
  /** Shows the evaluation before or after that of a `decision` route. */
  readonly step: (route: Route, by: 1 | -1) => void;
}

/** The effects about decisions. */
export function decisionEffects(world: PortalWorld): DecisionEffects {
  return { step: (route, by) => void step(world, route, by) };
}

async function step(
  world: PortalWorld,
  { instanceId: id, decision }: Route,
  by: 1 | -1,
): Promise<void> {
  const { portal, address, store, signal } = world;
  if (!decision) return;
  const { number } = decision;
  const say = (text: string, tone: "warn" | "err") =>
    store.dispatch({ kind: "notice", notice: { text, tone } });
  try {
    // The newest of those that are older than the one after it.
    const before = by === 1 ? number + 2 : number;
    const request = { id, limit: 1, before };
    const [next] = await portal.listDecisions(request, { signal });
    if (!next || next.number === number) {
      return say(
        by === 1 ? "This is the newest" : "This is the oldest",
        "warn",
      );
    }
    const patch = { decision: next };
    const urgent = { urgent: true };
    store.dispatch({ kind: "patch", screen: "decision", patch }, urgent);
  } catch (error) {
    if (signal.aborted) return;
    const { message, isLoggedOut } = explain(error, address);
    if (isLoggedOut) return showWelcome(world, message);
    say(message, "err");
  }
}
