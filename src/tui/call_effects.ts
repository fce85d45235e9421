import type { CalculatorClient } from "../wire/calculator_client.ts";
import type { FormState } from "./components/form.ts";
import { explain, refuseForm } from "./explain.ts";
import { saveAnswer } from "./save_answer.ts";
import { inputsOf } from "./inputs_of.ts";
import { serviceAt } from "./service_at.ts";
import type { Route } from "./types.ts";
import type { World } from "./world.ts";

/** Asking a service, and keeping what it answered. */
export interface CallEffects {
  /** Calls the service of a `calculation` route with its form. */
  readonly calculate: (route: Route) => void;
  /** Writes the answer of a `save` route to the file its form names. */
  readonly save: (route: Route) => void;
}

/** What single calls work with. */
export interface CallWorld extends World {
  readonly clientOf: (address: string) => CalculatorClient;
}

const URGENT = { urgent: true };

/** The effects about single calls. */
export function callEffects(world: CallWorld): CallEffects {
  return {
    calculate: (route) => void calculate(world, route),
    save: (route) => void saveAnswer(world, route),
  };
}

async function calculate(world: CallWorld, route: Route): Promise<void> {
  const { store, signal, clientOf } = world;
  const { address, form } = route;
  const service = serviceAt(store.current().data, route);
  if (!form || !service) return;
  const show = (patch: Partial<Route>) =>
    store.dispatch({ kind: "patch", screen: "calculation", patch }, URGENT);
  try {
    const values = inputsOf(service, form.values);
    const answer = await clientOf(address).call(service, values, { signal });
    const asking = formAsking(world, route);
    const status = { kind: "editing" } as const;
    if (asking) show({ answer, scroll: 0, form: { ...asking, status } });
  } catch (error) {
    if (signal.aborted) return;
    const asking = formAsking(world, route);
    if (!asking) return;
    const refused = refuseForm(asking, explain(error, address));
    show({ answer: undefined, form: refused });
  }
}

/** The form as it is by now: what was typed since it was sent stays. */
function formAsking(
  { store }: World,
  { address, serviceId }: Route,
): FormState | undefined {
  const { routes } = store.current();
  const docked = routes.flatMap(({ dock }) => dock?.routes ?? []);
  const route = [...docked, ...routes].findLast(
    ({ screen }) => screen === "calculation",
  );
  const isSame = route?.address === address && route.serviceId === serviceId;
  return isSame ? route.form : undefined;
}
