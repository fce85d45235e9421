import { deletion } from "../deletion.ts";
import type { Context, Screen } from "../screen.ts";
import { changeRoute } from "../change_form.ts";
import { InstanceView } from "./_instance_view.tsx";
import { rowsOf, TABS, tabOf, type Tab } from "./_instance_panels.ts";
import { scaleRoute } from "./scale.tsx";

/** One instance, live. */
export const instance: Screen = {
  title: (data, { instanceId }) => {
    const found = data.instances.find(({ id }) => id === instanceId);
    return found?.name ?? "Instance";
  },
  help: "The end servers behind the port, who is connected, what the policy decided and why, and the log.",
  bindings: [
    {
      keys: ["tab", "right"],
      command: "tab-next",
      label: "next table",
      priority: 7,
    },
    {
      keys: ["shift-tab", "left"],
      command: "tab-previous",
      label: "table before",
      priority: 9,
    },
    { keys: ["c"], command: "calculate", label: "calculator", priority: 3 },
    { keys: ["s"], command: "scale", label: "scale", priority: 4, write: true },
    {
      keys: ["u"],
      command: "change",
      label: "change",
      priority: 5,
      write: true,
    },
    {
      keys: ["d"],
      command: "delete",
      label: "delete",
      priority: 6,
      write: true,
    },
    ...TABS.map(({ id, title }, index) => ({
      keys: [String(index + 1)],
      command: `tab-${id}`,
      label: title.toLowerCase(),
      priority: 10 + index,
    })),
  ],
  feed: ({ instanceId }) => instanceId,
  rows: (data, route) => {
    const tab = tabOf(route);
    const ids = rowsOf(data, route, tab);
    return { tab, ids, followsEnd: tab === "log" };
  },
  run,
  View: InstanceView,
};

function run(command: string, context: Context): void {
  const { state, route, dispatch, effects, ask } = context;
  const { instanceId } = route;
  const found = state.data.instances.find(({ id }) => id === instanceId);
  const index = TABS.findIndex(({ id }) => id === tabOf(route));
  const show = (tab: Tab | undefined) =>
    dispatch({ kind: "patch", patch: { tab: tab ?? "servers" } });
  switch (command) {
    case "tab-next":
      return show(TABS[(index + 1) % TABS.length]?.id);
    case "tab-previous":
      return show(TABS.at(index - 1)?.id);
    case "calculate":
      return found && effects.calculator.open(found.port, instanceId);
    case "scale": {
      const route = scaleRoute(state.data, instanceId);
      return dispatch({ kind: "push", route });
    }
    case "change": {
      const route = changeRoute(state.data, instanceId);
      return dispatch({ kind: "push", route });
    }
    case "delete":
      return found && ask(deletion(found));
    default:
      return show(TABS.find(({ id }) => command === `tab-${id}`)?.id);
  }
}
