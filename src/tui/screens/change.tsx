import {
  changeErrors,
  changeForm,
  changesOf,
  DIFFERENCE,
} from "../change_form.ts";
import { openForm, refuse } from "../components/form.ts";
import { formLines } from "../components/form_lines.ts";
import { Pane } from "../components/pane.tsx";
import type { Context, Screen, ViewProps } from "../screen.ts";
import { differenceLines } from "./_difference_lines.ts";

export { changeRoute } from "../change_form.ts";

/** Changing a running instance. */
export const change: Screen = {
  title: () => "Change",
  help: "Changes a running instance; no call is dropped. Enter shows what would be different, and Enter there sends that and nothing else.",
  bindings: [],
  writes: true,
  feed: ({ instanceId }) => instanceId,
  submit,
  back: ({ state, route, dispatch }) => {
    if (route.tab !== DIFFERENCE) return false;
    const form = changeForm(state.data, route);
    dispatch({ kind: "patch", patch: { tab: "", form } });
    return true;
  },
  View: ChangeView,
};

function submit({ state, route, dispatch, effects }: Context): void {
  const { form, tab } = route;
  if (!form) return;
  if (tab === DIFFERENCE) return effects.portal?.change(route);
  const changes = changesOf(state.data, route);
  const errors = changeErrors(changes);
  if (changes.length === 0) {
    const refused = refuse(form, "Nothing is different yet: change a field");
    return dispatch({ kind: "patch", patch: { form: refused } });
  }
  if (Object.keys(errors).length > 0) {
    const refused = refuse(form, "See the marked fields", errors);
    return dispatch({ kind: "patch", patch: { form: refused } });
  }
  const shown = openForm([], form.values);
  dispatch({ kind: "patch", patch: { tab: DIFFERENCE, form: shown } });
}

function ChangeView(props: ViewProps) {
  const { data, route, width, height, theme } = props;
  const isDifference = route.tab === DIFFERENCE;
  const changes = isDifference ? changesOf(data, route) : [];
  const head = isDifference ? differenceLines(changes, { width, theme }) : [];
  const room = { width, height: Math.max(1, height - head.length), theme };
  const asked = route.form ? formLines(route.form, room) : [];
  const lines = [...head.slice(0, height - asked.length), ...asked];
  return <Pane lines={lines} width={width} height={height} theme={theme} />;
}
