import type { FormState } from "./components/form.ts";
import { deployForm, stepWith } from "./deploy_steps.ts";
import {
  explain,
  explanationOf,
  namesIn,
  refuseForm,
  type Explanation,
} from "./explain.ts";
import { routeTo } from "./reduce.ts";
import { settingsOf } from "./requests.ts";
import { showWelcome } from "./session_effects.ts";
import type { PortalWorld } from "./world.ts";

const URGENT = { urgent: true };

/**
 * Deploys what the steps of a `deploy` route hold and shows it coming up. What
 * is wrong is shown at the step that asks for it.
 */
export async function deploy(
  world: PortalWorld,
  form: FormState,
): Promise<void> {
  const { portal, address, store, feeds, signal } = world;
  const { values } = form;
  const made = settingsOf(values);
  if (made.kind === "wrong") {
    return refuseAtStep(world, values, explanationOf(made.errors));
  }
  const request = { name: values.name?.trim() ?? "", settings: made.settings };
  try {
    const { id: instanceId } = await portal.createInstance(request, { signal });
    await feeds.list();
    const routes = [routeTo("instances"), routeTo("progress", { instanceId })];
    store.dispatch({ kind: "reset", routes }, URGENT);
  } catch (error) {
    if (signal.aborted) return;
    const explanation = explain(error, address);
    if (explanation.isLoggedOut) return showWelcome(world, explanation.message);
    refuseAtStep(world, values, explanation);
  }
}

function refuseAtStep(
  { store }: PortalWorld,
  values: FormState["values"],
  explanation: Explanation,
): void {
  const { data } = store.current();
  const tab = stepWith(namesIn(explanation), data);
  const form = refuseForm(deployForm(tab, { data, values }), explanation);
  const patch = { tab, form };
  store.dispatch({ kind: "patch", screen: "deploy", patch }, URGENT);
}
