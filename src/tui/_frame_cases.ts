import { currentScreen } from "./current_screen.ts";
import type { Size } from "./layout.ts";
import { sampleState, type SampleOptions } from "./_samples.ts";
import { SCREENS } from "./screens/mod.ts";
import { statesAfter } from "./_states_after.ts";
import type { ScreenName, State } from "./types.ts";
import { withText } from "./_with_text.ts";

/** A state that can be drawn, and how a person gets there. */
export interface FrameCase {
  readonly name: string;
  readonly state: State;
}

/** Every screen there is. */
export const SCREEN_NAMES: readonly ScreenName[] =
  Object.keys(SCREENS).filter(isScreenName);

/**
 * A screen after each of its keys: so its tabs, graphs, filters, steps and
 * questions, and what lies over it, are all found by themselves.
 */
export function frameCases(
  screen: ScreenName,
  size: Size,
  options: SampleOptions,
): FrameCase[] {
  const initial = { ...withText(sampleState(screen, options), options), size };
  const keys = currentScreen(initial).bindings.map((it) => it.keys[0] ?? "");
  const seen = new Set([signature(initial)]);
  const cases: FrameCase[] = [];
  for (const key of new Set([...keys, ":", "/"])) {
    const pressed: string[] = [];
    for (const state of statesAfter(initial, key)) {
      pressed.push(key);
      if (seen.has(signature(state))) continue;
      seen.add(signature(state));
      cases.push({ name: `${screen} after ${pressed.join(" ")}`, state });
    }
  }
  return cases;
}

/** A screen as it is entered, when news is old, and with something to say. */
export function newsCases(
  screen: ScreenName,
  size: Size,
  options: SampleOptions,
): FrameCase[] {
  const { text = "a word" } = options;
  const state = { ...withText(sampleState(screen, options), options), size };
  const { feed } = currentScreen(state);
  const behind = { [feed]: { seconds: 3, error: text } };
  const data = { ...state.data, feeds: behind };
  const notice = { text, tone: "err" } as const;
  return [
    { name: screen, state },
    { name: `${screen}, stale`, state: { ...state, data } },
    { name: `${screen}, with news`, state: { ...state, notice } },
  ];
}

/** What tells apart where a person is; the data is the same all along. */
function signature({ routes, modal }: State): string {
  return JSON.stringify([routes, modal]);
}

function isScreenName(name: string): name is ScreenName {
  return name in SCREENS;
}
