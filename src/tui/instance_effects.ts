import { refuse, type FormState } from "./components/form.ts";
import type { PortalWorld } from "./world.ts";
import { explain, refuseForm } from "./explain.ts";
import { routeTo } from "./reduce.ts";
import { settingsOf, valuesOf } from "./requests.ts";
import { showWelcome } from "./session_effects.ts";
import type { Route, ScreenName } from "./types.ts";

/** What can be done with instances. */
export interface InstanceEffects {
  readonly deploy: (form: FormState) => void;
  readonly change: (route: Route) => void;
  readonly scale: (route: Route) => void;
  readonly remove: (instanceId: string) => void;
}

/** The effects about instances. */
export function instanceEffects(world: PortalWorld): InstanceEffects {
  return {
    deploy: (form) => void deploy(world, form),
    change: (route) => void change(world, route),
    scale: (route) => void scale(world, route),
    remove: (instanceId) => void remove(world, instanceId),
  };
}

async function deploy(world: PortalWorld, form: FormState): Promise<void> {
  const { portal, store, feeds, signal } = world;
  const made = settingsOf(form.values);
  if (made.kind === "wrong") return wrong(world, "deploy", made.errors);
  const request = { name: form.values.name ?? "", settings: made.settings };
  await send(world, "deploy", async () => {
    const instance = await portal.createInstance(request, { signal });
    await feeds.list();
    say(world, `Deployed "${instance.name}" on port ${instance.port}`);
    const { id: instanceId } = instance;
    const routes = [routeTo("instances"), routeTo("instance", { instanceId })];
    store.dispatch({ kind: "reset", routes }, { urgent: true });
  });
}

/** Sends only what differs: what somebody else changed meanwhile stays. */
async function change(
  world: PortalWorld,
  { form, instanceId: id }: Route,
): Promise<void> {
  const { portal, store, feeds, signal } = world;
  const now = store.current().data.instances.find((it) => it.id === id);
  const before = valuesOf(now?.settings);
  const differing = Object.entries(form?.values ?? {}).filter(
    ([name, value]) => value !== before[name],
  );
  const made = settingsOf(Object.fromEntries(differing));
  if (made.kind === "wrong") return wrong(world, "change", made.errors);
  const { settings } = made;
  await send(world, "change", async () => {
    if (differing.length > 0) {
      await portal.updateInstance({ id, settings }, { signal });
      await feeds.list();
    }
    say(world, differing.length > 0 ? "Changed" : "Nothing was different");
    leave(world, "change");
  });
}

async function scale(
  world: PortalWorld,
  { form, instanceId: id }: Route,
): Promise<void> {
  const { portal, feeds, signal } = world;
  const text = form?.values.end_servers?.trim() ?? "";
  if (!/^\d{1,6}$/.test(text)) {
    const error = `"${text}" is not a whole number; give one like 4`;
    return wrong(world, "scale", { end_servers: error });
  }
  await send(world, "scale", async () => {
    const request = { id, endServers: Number(text) };
    const { desired } = await portal.scaleInstance(request, { signal });
    await feeds.list();
    say(world, `Scaling to ${desired} end servers`);
    leave(world, "scale");
  });
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

/** Sends a form; what the scaler finds wrong is shown in it. */
async function send(
  world: PortalWorld,
  screen: ScreenName,
  work: () => Promise<void>,
): Promise<void> {
  const { address, signal } = world;
  try {
    await work();
  } catch (error) {
    if (signal.aborted) return;
    const explanation = explain(error, address);
    if (explanation.isLoggedOut) return showWelcome(world, explanation.message);
    patchForm(world, screen, (form) => refuseForm(form, explanation));
  }
}

function wrong(
  world: PortalWorld,
  screen: ScreenName,
  errors: Readonly<Record<string, string>>,
): void {
  const message = "See the marked fields";
  patchForm(world, screen, (form) => refuse(form, message, errors));
}

function patchForm(
  { store }: PortalWorld,
  screen: ScreenName,
  make: (form: FormState) => FormState,
): void {
  const { routes } = store.current();
  const form = routes.findLast((route) => route.screen === screen)?.form;
  if (!form) return;
  const patch = { form: make(form) };
  store.dispatch({ kind: "patch", screen, patch }, { urgent: true });
}

function say({ store }: PortalWorld, text: string): void {
  store.dispatch({ kind: "notice", notice: { text, tone: "ok" } });
}

function leave({ store }: PortalWorld, screen: ScreenName): void {
  const routes = store.current().routes.filter((it) => it.screen !== screen);
  store.dispatch({ kind: "reset", routes }, { urgent: true });
}
