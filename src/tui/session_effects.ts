import type { PortalWorld } from "./world.ts";
import { explain, refuseForm } from "./explain.ts";
import type { FormState } from "./components/form.ts";
import { routeTo } from "./reduce.ts";
import { welcomeRoute } from "./welcome_form.ts";

/** Getting in and out. */
export interface SessionEffects {
  /** Signs up or logs in with a form of `mode`, `email` and `password`. */
  readonly enter: (form: FormState) => void;
  readonly logOut: () => void;
}

/** The effects about the account. */
export function sessionEffects(world: PortalWorld): SessionEffects {
  return {
    enter: (form) => void enter(world, form),
    logOut: () => void logOut(world),
  };
}

/** Shows the log-in, with a sentence why. */
export function showWelcome(
  { store, feeds }: Pick<PortalWorld, "store" | "feeds">,
  text: string,
): void {
  feeds.stop();
  const urgent = { urgent: true };
  store.dispatch({ kind: "session", email: undefined });
  store.dispatch({ kind: "notice", notice: { text, tone: "warn" } });
  const routes = [welcomeRoute(store.current())];
  store.dispatch({ kind: "reset", routes }, urgent);
}

async function enter(world: PortalWorld, form: FormState): Promise<void> {
  const { portal, address, store, signal } = world;
  const { mode, email = "", password = "" } = form.values;
  const request = { email, password };
  try {
    if (mode === "signup") await portal.createAccount(request, { signal });
    else await portal.login(request, { signal });
    await showInstances(world, email);
  } catch (error) {
    if (signal.aborted) return;
    const patch = { form: refuseForm(form, explain(error, address)) };
    store.dispatch(
      { kind: "patch", screen: "welcome", patch },
      { urgent: true },
    );
  }
}

/** Goes on with a session that was left, if it still is one. */
export async function resumeSession(
  world: PortalWorld,
  email: string,
): Promise<void> {
  try {
    await showInstances(world, email);
  } catch (error) {
    showWelcome(world, explain(error, world.address).message);
  }
}

/** Shows the instances of who is logged in. */
async function showInstances(
  { portal, store, feeds, signal }: PortalWorld,
  email: string,
): Promise<void> {
  const services = await portal.listServices({ signal });
  store.dispatch({ kind: "session", email });
  store.dispatch({ kind: "services", services });
  feeds.start();
  await feeds.list();
  const routes = [routeTo("instances")];
  store.dispatch({ kind: "reset", routes }, { urgent: true });
}

async function logOut(world: PortalWorld): Promise<void> {
  const { portal, address, signal } = world;
  let text = "Logged out";
  try {
    await portal.logout({ signal, deadlineMs: 5_000 });
  } catch (error) {
    text = `Logged out here only: ${explain(error, address).message}`;
  }
  if (!signal.aborted) showWelcome(world, text);
}
