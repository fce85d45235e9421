import { Box } from "ink";

import { Pane } from "../components/pane.tsx";
import type { Size } from "../layout.ts";
import type { ViewProps } from "../screen.ts";
import { panelLines, tabOf, type Tab } from "./_instance_panels.ts";
import { summaryLines } from "./_instance_summary.ts";

/** What an instance is in two lines, and its tables as room allows. */
export function InstanceView(props: ViewProps) {
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
