import { act, say, type Powers } from "../powers.ts";
import { routeTo, topRoute } from "../reduce.ts";
import { deployRoute } from "../screens/deploy.tsx";
import type { Data, Route, State } from "../types.ts";
import type { Verb, VerbChoice } from "./verb.ts";

/** The verbs that go somewhere. */
export const GO_VERBS: readonly Verb[] = [
  {
    name: "instances",
    aliases: ["list", "ls", "home"],
    label: "All instances",
    isHere: isLoggedIn,
    run: (_, powers) =>
      act(powers, { kind: "reset", routes: wayHome(powers.store.current()) }),
  },
  {
    name: "instance",
    aliases: ["i", "open"],
    label: "Look at an instance",
    argument: { name: "NAME", choices: instanceChoices },
    isHere: hasInstances,
    run: (name, powers) =>
      withInstance(powers, name, (instanceId) =>
        goTo(powers, routeTo("instance", { instanceId })),
      ),
  },
  {
    name: "deploy",
    aliases: ["new", "create"],
    label: "Deploy services behind a new port",
    write: true,
    isHere: isLoggedIn,
    run: (_, powers) => goTo(powers, deployRoute(powers.store.current().data)),
  },
  {
    name: "services",
    aliases: ["calculator", "calc", "svc"],
    label: "The services behind a port, and their calculator",
    argument: { name: "NAME", isOptional: true, choices: instanceChoices },
    isHere: hasInstances,
    run: (name, powers) =>
      withInstance(powers, name || nameHere(powers.store.current()), (id) => {
        const { instances } = powers.store.current().data;
        const found = instances.find((it) => it.id === id);
        if (found) powers.effects.calculator.open(found.port, id);
      }),
  },
];

/** Whether there is an account to do things for. */
export function isLoggedIn({ data }: State): boolean {
  return data.email !== undefined;
}

function hasInstances(state: State): boolean {
  return isLoggedIn(state) && state.data.instances.length > 0;
}

function instanceChoices({ data }: State): readonly VerbChoice[] {
  return data.instances.map(({ name, port, state }) => {
    return { value: name, label: `port ${port}, ${state}` };
  });
}

/** The instance a screen is about, else the one that is selected, by name. */
function nameHere(state: State): string {
  const { instanceId, selected } = topRoute(state);
  const { instances } = state.data;
  const id = instanceId || selected.instances;
  return (instances.find((it) => it.id === id) ?? instances[0])?.name ?? "";
}

/** The list of instances as it was left, where it was. */
function wayHome({ routes }: State): readonly Route[] {
  const known = routes.find(({ screen }) => screen === "instances");
  return [known ?? routeTo("instances")];
}

function goTo(powers: Powers, route: Route): void {
  const routes = [...wayHome(powers.store.current()), route];
  act(powers, { kind: "reset", routes });
}

function withInstance(
  powers: Powers,
  name: string,
  go: (instanceId: string) => void,
): void {
  const id = instanceIdOf(powers.store.current().data, name);
  if (id !== undefined) return go(id);
  say(powers, `Cannot find an instance named "${name}"; see "instances"`, {
    tone: "err",
  });
}

/** By its name, its port or its id. */
function instanceIdOf({ instances }: Data, wanted: string): string | undefined {
  const found = instances.find(({ id, name, port }) =>
    [id, name, String(port)].includes(wanted),
  );
  return found?.id;
}
