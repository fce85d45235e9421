import { changeRoute, DIFFERENCE } from "../change_form.ts";
import { openForm } from "../components/form.ts";
import type { Context, Screen } from "../screen.ts";
import { playedRows, playValues, selectedPlay } from "../what_if.ts";
import { PLAYED } from "./_played_table.ts";
import { WhatIfView } from "./_what_if_view.tsx";

/** What would have happened to recorded traffic under other settings. */
export const whatIf: Screen = {
  title: () => "What would have happened",
  help: "Plays the recorded traffic of an instance again, as it is set now and as the alternatives say, beside what really happened: where the first two differ, do not trust the others. Enter in the form plays; Tab leads to the results and back; Enter on a result shows the change to it, and Enter there makes it. Leaving the screen ends the simulation.",
  bindings: [
    {
      keys: ["enter"],
      command: "submit",
      label: "play, or change to it",
      priority: 2,
    },
    {
      keys: ["a"],
      command: "apply",
      label: "change to it",
      priority: 5,
      write: true,
    },
    { keys: ["x", "ctrl-x"], command: "stop", label: "stop", priority: 6 },
  ],
  feed: ({ instanceId }) => instanceId,
  rows: (seen) => PLAYED.rows(playedRows(seen.route), seen),
  run,
  submit,
  View: WhatIfView,
};

function run(command: string, context: Context): void {
  if (command === "apply") apply(context);
  if (command === "stop") context.effects.portal?.stopPlay();
}

/** On a result it changes the instance to that; in the form it plays. */
function submit(context: Context): void {
  const { route, dispatch, effects } = context;
  const { form } = route;
  if (!form?.isOutside) return effects.portal?.play(route);
  const editing = { ...form, status: { kind: "editing" } } as const;
  dispatch({ kind: "patch", patch: { form: editing } });
  apply(context);
}

/** To the same difference that every change is shown as before it is made. */
function apply({ state, route, dispatch }: Context): void {
  const chosen = selectedPlay(route);
  if (!chosen?.isOther) {
    const text = "Choose an alternative: this is how it is set now";
    const notice = { text, tone: "warn" } as const;
    return dispatch({ kind: "notice", notice });
  }
  const way = changeRoute(state.data, route.instanceId);
  const values = { ...way.before, ...playValues(chosen) };
  const form = openForm([], values);
  dispatch({ kind: "push", route: { ...way, tab: DIFFERENCE, form } });
}
