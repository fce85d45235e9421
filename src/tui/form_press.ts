import { ask, submit } from "./ask.ts";
import { reduceForm, type FormState } from "./components/form.ts";
import { currentScreen } from "./current_screen.ts";
import type { Press } from "./keys.ts";
import { act, say, type Powers } from "./powers.ts";
import { topRoute } from "./reduce.ts";
import { readOnlyText } from "./refused_write.ts";

/** What a key does to the form of the screen; `false` when it is none of it. */
export function formPress(powers: Powers, press: Press): boolean {
  const state = powers.store.current();
  const { form } = topRoute(state);
  const result = form && reduceForm(form, press);
  if (!result || result.kind === "ignored") return false;
  if (result.kind === "submit") send(powers, result.form);
  else {
    const { reshape } = currentScreen(state).screen;
    const shaped = reshape?.(result.form, state) ?? result.form;
    act(powers, { kind: "patch", patch: { form: shaped } });
  }
  return true;
}

/** Sends it; who set `confirm` to `all` is asked before it is. */
function send(powers: Powers, form: FormState): void {
  const { readOnly, settings, data } = powers.store.current();
  const { route, screen } = currentScreen(powers.store.current());
  if (!screen.writes) return submit(powers, form);
  const title = screen.title(data, route);
  if (readOnly) return say(powers, readOnlyText(title), { tone: "warn" });
  if (settings.confirm !== "all") return submit(powers, form);
  const question = `${title}: send this to the scaler?`;
  const action = { kind: "submit", form } as const;
  ask(powers, { question, choices: [{ label: "Send", action }] });
}
