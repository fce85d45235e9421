import type { PortalClient } from "../wire/portal_client.ts";
import { Feeds } from "./feeds.ts";
import { portalEffects, type PortalEffects } from "./portal_effects.ts";
import { resumeSession, showWelcome } from "./session_effects.ts";
import type { World } from "./world.ts";

/** A portal that is worked with, with what comes from it and what it can do. */
export interface OpenPortal extends Disposable {
  readonly effects: PortalEffects;
  /** Goes on with a session that the client still has. */
  readonly resume: (email: string) => void;
}

const WATCHING: readonly string[] = ["instance", "progress"];
const LOGGED_OUT = "The session is over: log in again";

/**
 * Keeps the store up to date from the portal at `host:port` until it is
 * disposed of; the client, and so its session, outlives that.
 */
export function openPortal(
  portal: PortalClient,
  { address, store: shared, signal: outer }: World & { address: string },
): OpenPortal {
  const end = new AbortController();
  const signal = AbortSignal.any([outer, end.signal]);
  const store = whileOpen(shared, signal);
  const feeds = new Feeds({
    portal,
    address,
    store,
    signal,
    onLoggedOut: () => showWelcome({ store, feeds }, LOGGED_OUT),
  });
  // What only an instance's own screens show flows while one is open.
  const unsubscribe = store.subscribe(() => {
    const { routes } = store.current();
    const route = routes.findLast(({ screen }) => WATCHING.includes(screen));
    if (!route) return feeds.lookAt(undefined);
    const { instanceId, looks } = route;
    feeds.lookAt({ instanceId, source: looks?.source ?? "" });
  });
  const world = { portal, address, store, feeds, signal };
  return {
    effects: portalEffects(world),
    resume: (email) => void resumeSession(world, email),
    [Symbol.dispose]() {
      end.abort();
      unsubscribe();
      feeds[Symbol.dispose]();
    },
  };
}

/** What is still under way when another portal is opened changes nothing. */
function whileOpen(store: World["store"], signal: AbortSignal): World["store"] {
  return {
    ...store,
    dispatch(action, options) {
      if (!signal.aborted) store.dispatch(action, options);
    },
  };
}
