import { outside } from "./components/form.ts";
import { explain, explanationOf, refuseForm } from "./explain.ts";
import { showWelcome } from "./session_effects.ts";
import type { Route, WhatIf } from "./types.ts";
import { whatIfAsked, type Alternative } from "./what_if_form.ts";
import type { PortalWorld } from "./world.ts";

/** Asking what would have happened. */
export interface WhatIfEffects {
  /** Plays what a `what_if` route asks for, in place of one that is played. */
  readonly play: (route: Route) => void;
  readonly stopPlay: () => void;
}

const URGENT = { urgent: true };
const BEFORE: WhatIf = { done: undefined, simulation: undefined, titles: [] };

/** The effects about simulations; one ends when its screen is left. */
export function whatIfEffects(world: PortalWorld): WhatIfEffects {
  const { portal, address, store, signal } = world;
  let running: AbortController | undefined;

  async function play(route: Route): Promise<void> {
    const { form, instanceId: id } = route;
    if (!form) return;
    const patch = (changes: Partial<Route>) =>
      store.dispatch(
        { kind: "patch", screen: "what_if", patch: changes },
        URGENT,
      );
    const asked = whatIfAsked(route);
    if (asked.kind === "wrong") {
      return patch({ form: refuseForm(form, explanationOf(asked.errors)) });
    }
    const { lastMinutes, alternatives } = asked;
    running?.abort();
    const own = new AbortController();
    running = own;
    const titles = alternatives.map(({ title }) => title);
    const editing = { ...form, status: { kind: "editing" } } as const;
    const whatIf = { ...(route.whatIf ?? BEFORE), done: 0 };
    patch({ form: editing, whatIf });
    try {
      const request = {
        id,
        lastMinutes,
        alternatives: alternatives.map(({ settings }) => settings),
      };
      const until = AbortSignal.any([signal, own.signal]);
      const updates = portal.simulate(request, { signal: until });
      for await (const { done, simulation } of updates) {
        if (!isShown(world, id)) own.abort();
        if (own.signal.aborted) return;
        if (!simulation) patch({ whatIf: { ...whatIf, done } });
        else {
          const told = { done: undefined, simulation, titles };
          const selected = { what_if: String(simulation.best) };
          patch({ whatIf: told, selected, form: outside(editing, true) });
        }
      }
    } catch (error) {
      if (signal.aborted || running !== own) return;
      const over = { ...whatIf, done: undefined };
      if (own.signal.aborted) return patch({ whatIf: over });
      const explanation = explain(error, address);
      const { isLoggedOut, message } = explanation;
      if (isLoggedOut) return showWelcome(world, message);
      const violations = inFields(explanation.violations, alternatives);
      const refused = refuseForm(editing, { ...explanation, violations });
      patch({ whatIf: over, form: refused });
    }
  }

  return {
    play: (route) => void play(route),
    stopPlay: () => running?.abort(),
  };
}

function isShown({ store }: PortalWorld, instanceId: string): boolean {
  return store
    .current()
    .routes.some(
      (it) => it.screen === "what_if" && it.instanceId === instanceId,
    );
}

type Violations = ReturnType<typeof explain>["violations"];

/** `alternatives[1].policy` as the field in which that was typed. */
function inFields(
  violations: Violations,
  alternatives: readonly Alternative[],
): Violations {
  return violations.map(({ field, message }) => {
    const [, at, name] = /^alternatives\[(\d)\]\.(\w+)$/.exec(field) ?? [];
    const known = alternatives[Number(at)]?.field;
    if (known === undefined) return { field, message };
    return { field: known, message: `${name}: ${message}` };
  });
}
