import { Box } from "ink";

import { Pane } from "../components/pane.tsx";
import type { Context, Screen, ViewProps } from "../screen.ts";
import type { Size } from "../layout.ts";
import { clean } from "../text.ts";
import { changeRoute } from "./change.tsx";
import { summaryLines } from "./_instance_summary.ts";
import {
  panelLines,
  rowsOf,
  TABS,
  tabOf,
  type Tab,
} from "./_instance_panels.ts";
import { deletion } from "./instances.tsx";
import { scaleRoute } from "./scale.tsx";

/** One instance, live. */
export const instance: Screen = {
  title: (data, { instanceId }) => {
    const found = data.instances.find(({ id }) => id === instanceId);
    return clean(found?.name ?? "Instance");
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
  rows: (data, route) => rowsOf(data, route, tabOf(route)),
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

function InstanceView(props: ViewProps) {
  const { route, width, height, theme } = props;
  const summary = summaryLines(props);
  const room = height - summary.length;
  const columns = columnsFor(tabOf(route), { width, height: room });
  return (
    <Box flexDirection="column" width={width} height={height}>
      <Pane {...{ lines: summary, width, height: summary.length, theme }} />
      <Box width={width} height={room}>
        {columns.map((tabs, index) => {
          const own = Math.floor((width + 1) / columns.length) - 1;
          const each = Math.floor(room / tabs.length);
          const lines = tabs.flatMap((tab) =>
            panelLines(props, { tab, width: own, height: each }),
          );
          const gap = index < columns.length - 1 ? 1 : 0;
          return (
            <Box key={index} marginRight={gap}>
              <Pane lines={lines} width={own} height={room} theme={theme} />
            </Box>
          );
        })}
      </Box>
    </Box>
  );
}

/** Which tables stand beside each other; where room is short, the chosen one. */
function columnsFor(tab: Tab, { width, height }: Size): readonly Tab[][] {
  if (width < 120 || height < 24) return [[tab]];
  if (width < 180) {
    return [
      ["servers", "connections"],
      ["decisions", "log"],
    ];
  }
  return [["servers"], ["connections"], ["decisions", "log"]];
}
