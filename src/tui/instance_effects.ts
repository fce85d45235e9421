import type { FormState } from "./components/form.ts";
import { change } from "./change_effect.ts";
import { deploy } from "./deploy_effect.ts";
import { explain, explanationOf, refuseForm } from "./explain.ts";
import { numberError } from "./requests.ts";
import { showWelcome } from "./session_effects.ts";
import type { Route } from "./types.ts";
import type { PortalWorld } from "./world.ts";

/** What can be done with instances. */
export interface InstanceEffects {
  readonly deploy: (form: FormState) => void;
  /** Sends what a `change` route differs in from what it began with. */
  readonly change: (route: Route) => void;
  readonly scale: (route: Route) => void;
  readonly remove: (instanceId: string) => void;
}

const URGENT = { urgent: true };

/** The effects about instances. */
export function instanceEffects(world: PortalWorld): InstanceEffects {
  return {
    deploy: (form) => void deploy(world, form),
    change: (route) => void change(world, route),
    scale: (route) => void scale(world, route),
    remove: (instanceId) => void remove(world, instanceId),
  };
}

async function scale(
  world: PortalWorld,
  { form, instanceId: id }: Route,
): Promise<void> {
  const { portal, address, store, feeds, signal } = world;
  if (!form) return;
  const show = (refused: FormState) =>
    store.dispatch(
      { kind: "patch", screen: "scale", patch: { form: refused } },
      URGENT,
    );
  const text = form.values.end_servers?.trim() ?? "";
  const error = numberError(text, "whole");
  if (error !== undefined) {
    return show(refuseForm(form, explanationOf({ end_servers: error })));
  }
  try {
    const request = { id, endServers: Number(text) };
    const { desired } = await portal.scaleInstance(request, { signal });
    await feeds.list();
    say(world, `Scaling to ${desired} end servers`);
    const { routes } = store.current();
    const left = routes.filter(({ screen }) => screen !== "scale");
    store.dispatch({ kind: "reset", routes: left }, URGENT);
  } catch (cause) {
    if (signal.aborted) return;
    const explanation = explain(cause, address);
    if (explanation.isLoggedOut) return showWelcome(world, explanation.message);
    show(refuseForm(form, explanation));
  }
}

async function remove(world: PortalWorld, instanceId: string): Promise<void> {
  const { portal, address, store, feeds, signal } = world;
  try {
    await portal.deleteInstance(instanceId, { signal });
    await feeds.list();
    if (signal.aborted) return;
    const routes = store
      .current()
      .routes.filter((route) => route.instanceId !== instanceId);
    say(world, "Deleted");
    store.dispatch({ kind: "reset", routes }, { urgent: true });
  } catch (error) {
    if (signal.aborted) return;
    const text = explain(error, address).message;
    const notice = { text, tone: "err" } as const;
    store.dispatch({ kind: "notice", notice }, { urgent: true });
  }
}

function say({ store }: PortalWorld, text: string): void {
  store.dispatch({ kind: "notice", notice: { text, tone: "ok" } });
}
