import { Box } from "ink";

import { GAP } from "../beside.ts";
import { Pane } from "../components/pane.tsx";
import type { ViewProps } from "../screen.ts";
import { DockView } from "./_dock_view.tsx";
import { instanceHead } from "./_instance_head.ts";
import { isDockFocused } from "./_instance_rows.ts";
import { tableBlock } from "./_table_block.ts";

/** What an instance is, its load over time, and its tables as room allows. */
export function InstanceView(props: ViewProps) {
  const { width, height, theme } = props;
  const { lines: head, layout } = instanceHead(props);
  const tables = tableBlock(props, layout.columns);
  const { dock } = layout;
  if (!dock) {
    const lines = [...head, ...tables];
    return <Pane lines={lines} width={width} height={height} theme={theme} />;
  }
  const left = { width: width - dock.width - GAP, height: dock.height };
  return (
    <Box flexDirection="column" width={width} height={height}>
      <Pane lines={head} width={width} height={head.length} theme={theme} />
      <Box width={width} height={dock.height}>
        <Pane lines={tables} {...left} theme={theme} />
        <Box width={GAP} />
        <DockView {...props} {...dock} isFocused={isDockFocused(props)} />
      </Box>
    </Box>
  );
}
