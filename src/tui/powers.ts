import type { Action } from "./actions.ts";
import type { BackgroundScaler } from "./console_options.ts";
import type { Effects } from "./effects.ts";
import type { Store } from "./store.ts";
import type { Tone } from "./theme.ts";
import type { State } from "./types.ts";

/** What keys and commands can work on. */
export interface Powers {
  readonly store: Store<State, Action>;
  readonly effects: Effects;
  /** Whoever quits is asked what is to become of it. */
  readonly background: BackgroundScaler | undefined;
  readonly now?: () => number;
}

/** Does what a person asked for: it is seen at once. */
export function act({ store }: Pick<Powers, "store">, action: Action): void {
  store.dispatch(action, { urgent: true });
}

/** Says one line about what just happened. */
export function say(
  powers: Pick<Powers, "store">,
  text: string,
  { tone = "ok" }: { readonly tone?: Tone } = {},
): void {
  act(powers, { kind: "notice", notice: { text, tone } });
}
