import type { PortalClient } from "../../wire/portal_client.ts";
import type { BackgroundScaler } from "../console_options.ts";
import { explain } from "../explain.ts";
import { enter, type LoggedIn } from "./enter.ts";
import { mayQuit } from "./may_quit.ts";
import { menu, type MenuEnd } from "./menu.ts";
import type { Leaving, PlainWorld } from "./plain_world.ts";
import { watchInstances } from "./watch_instances.ts";

/** Who is logged in at a scaler, also while another one is worked with. */
export interface Session {
  readonly portal: PortalClient;
  tenant?: LoggedIn | undefined;
}

/** What tenants of one scaler work with besides. */
export interface TenantsOptions {
  readonly session: Session;
  readonly background: BackgroundScaler | undefined;
}

/** One tenant after another, until somebody wants to leave. */
export async function tenants(
  world: PlainWorld,
  { session, background }: TenantsOptions,
): Promise<Leaving> {
  const { talk, signal } = world;
  while (!signal.aborted) {
    const left = session.tenant
      ? await atMenu({ ...session.tenant, ...world }, signal)
      : await enter(world);
    if (left.kind === "tenant") session.tenant = left.tenant;
    else if (left.kind === "logout") {
      session.tenant = undefined;
      talk.say(await loggedOut(world));
    } else if (left.kind !== "quit" || (await mayQuit(talk, background))) {
      return left;
    }
  }
  return { kind: "quit" };
}

/** Logs out, and tells how far that went. */
async function loggedOut(world: PlainWorld): Promise<string> {
  const { portal, address, signal } = world;
  try {
    await portal.logout({ signal });
    return "Logged out";
  } catch (error) {
    return `Logged out here only: ${explain(error, address).message}`;
  }
}

async function atMenu(tenant: LoggedIn, outer: AbortSignal): Promise<MenuEnd> {
  using visit = new Visit(outer);
  const look = watchInstances(tenant, visit.signal);
  return await menu({ ...tenant, look });
}

/** What ends when a tenant leaves. */
class Visit implements Disposable {
  readonly #end = new AbortController();
  readonly signal: AbortSignal;

  constructor(outer: AbortSignal) {
    this.signal = AbortSignal.any([outer, this.#end.signal]);
  }

  [Symbol.dispose](): void {
    this.#end.abort();
  }
}
