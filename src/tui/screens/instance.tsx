import type { Binding } from "../binding.ts";
import type { Screen } from "../screen.ts";
import { instanceCommand } from "./_instance_commands.ts";
import { looksOf, tabOf, TABS } from "./_instance_rows.ts";
import { InstanceView } from "./_instance_view.tsx";
import { panelRows } from "./_panel_rows.ts";

const OF_THE_LOG: readonly Binding[] = [
  { keys: ["w"], command: "wrap", label: "wrap", priority: 7, tab: "log" },
  {
    keys: ["f"],
    command: "source",
    label: "from one end server",
    priority: 7,
    tab: "log",
  },
  {
    keys: ["right"],
    command: "shift-right",
    label: "further right",
    priority: 12,
    tab: "log",
  },
  {
    keys: ["left"],
    command: "shift-left",
    label: "further left",
    priority: 13,
    tab: "log",
  },
];

/** One instance, live. */
export const instance: Screen = {
  title: (data, { instanceId }) => {
    const found = data.instances.find(({ id }) => id === instanceId);
    return found?.name ?? "Instance";
  },
  help: "The load over time, the end servers behind the port, who is connected, what the policy decided and why, and the log. The log follows its end until you go up; End goes back to it.",
  bindings: [
    {
      keys: ["enter"],
      command: "open",
      label: "open",
      priority: 3,
      tab: "decisions",
    },
    { keys: ["tab"], command: "tab-next", label: "next table", priority: 6 },
    {
      keys: ["shift-tab"],
      command: "tab-previous",
      label: "table before",
      priority: 14,
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
    { keys: ["p"], command: "picks", label: "why it goes there", priority: 9 },
    {
      keys: ["i"],
      command: "what-if",
      label: "what if",
      priority: 8,
    },
    {
      keys: ["d"],
      command: "delete",
      label: "delete",
      priority: 9,
      write: true,
    },
    { keys: ["v"], command: "graphs", label: "graphs", priority: 8 },
    ...OF_THE_LOG,
    ...TABS.map(({ id, title }, index) => ({
      keys: [String(index + 1)],
      command: `tab-${id}`,
      label: title.toLowerCase(),
      priority: 10 + index,
    })),
  ],
  feed: ({ instanceId }) => instanceId,
  rows: (seen) => panelRows(seen, tabOf(seen.route)),
  back({ route, dispatch }) {
    const looks = looksOf(route);
    if (!looks.isLarge) return false;
    const patch = { looks: { ...looks, isLarge: false } };
    dispatch({ kind: "patch", patch });
    return true;
  },
  run: instanceCommand,
  View: InstanceView,
};
