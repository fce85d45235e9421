import { PortalClient } from "../wire/portal_client.ts";
import { portalEffects, type Effects } from "./effects.ts";
import { Feeds } from "./feeds.ts";
import { showWelcome } from "./session_effects.ts";
import type { World } from "./world.ts";

/** A connection to a portal, with what comes from it and what it can do. */
export interface OpenPortal extends Disposable {
  readonly effects: Effects["portal"];
}

const WATCHING: readonly string[] = ["instance", "progress"];
const LOGGED_OUT = "The session is over: log in again";

/** Dials a portal at `host:port` and keeps the store up to date from it. */
export function openPortal(
  address: string,
  { store, signal }: World,
): OpenPortal {
  const portal = new PortalClient(address);
  const feeds = new Feeds({
    portal,
    address,
    store,
    signal,
    onLoggedOut: () => showWelcome({ store, feeds }, LOGGED_OUT),
  });
  // What only an instance's own screens show flows while one is open.
  store.subscribe(() => {
    const { routes } = store.current();
    const route = routes.findLast(({ screen }) => WATCHING.includes(screen));
    if (!route) return feeds.lookAt(undefined);
    const { instanceId, looks } = route;
    feeds.lookAt({ instanceId, source: looks?.source ?? "" });
  });
  return {
    effects: portalEffects({ portal, address, store, feeds, signal }),
    [Symbol.dispose]() {
      feeds[Symbol.dispose]();
      portal[Symbol.dispose]();
    },
  };
}
