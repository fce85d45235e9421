import {
  changeForm,
  changesOf,
  END_SERVERS,
  type Change,
} from "./change_form.ts";
import { explain, refuseForm } from "./explain.ts";
import { settingsOf } from "./requests.ts";
import { showWelcome } from "./session_effects.ts";
import type { Route } from "./types.ts";
import type { PortalWorld } from "./world.ts";

const URGENT = { urgent: true };

/**
 * Sends only what differs from what the form began with: what somebody else
 * changed meanwhile stays. Limits first, so that a new number of end servers
 * is judged by the new ones.
 */
export async function change(world: PortalWorld, route: Route): Promise<void> {
  const { address, store, feeds, signal } = world;
  const { data } = store.current();
  try {
    await send(world, route.instanceId, changesOf(data, route));
    await feeds.list();
    const notice = { text: "Changed", tone: "ok" } as const;
    store.dispatch({ kind: "notice", notice });
    const routes = store
      .current()
      .routes.filter(({ screen }) => screen !== "change");
    store.dispatch({ kind: "reset", routes }, URGENT);
  } catch (error) {
    if (signal.aborted) return;
    const explanation = explain(error, address);
    if (explanation.isLoggedOut) return showWelcome(world, explanation.message);
    const form = refuseForm(changeForm(data, route), explanation);
    const patch = { form, tab: "" };
    store.dispatch({ kind: "patch", screen: "change", patch }, URGENT);
  }
}

async function send(
  { portal, signal }: PortalWorld,
  id: string,
  changes: readonly Change[],
): Promise<void> {
  const values = Object.fromEntries(changes.map(({ name, to }) => [name, to]));
  const { name, [END_SERVERS]: endServers, ...rest } = values;
  if (name !== undefined || Object.keys(rest).length > 0) {
    const made = settingsOf(rest);
    const settings = made.kind === "settings" ? made.settings : {};
    const renamed = name === undefined ? {} : { name };
    await portal.updateInstance({ id, ...renamed, settings }, { signal });
  }
  if (endServers === undefined) return;
  const request = { id, endServers: Number(endServers) };
  await portal.scaleInstance(request, { signal });
}
