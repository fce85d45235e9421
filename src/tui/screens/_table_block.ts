import { beside } from "../beside.ts";
import type { Line } from "../line.ts";
import type { ViewProps } from "../screen.ts";
import type { LaidColumn } from "./_instance_layout.ts";
import { panelLines } from "./_instance_panels.ts";
import { panelTitle, tabBar } from "./_panel_title.ts";

/** Tables beside and above each other, each row of the screen one line. */
export function tableBlock(
  props: ViewProps,
  columns: readonly LaidColumn[],
): Line[] {
  const { theme, width: all } = props;
  const blocks = columns.map(({ width, panels }) => {
    const lines = panels.flatMap(({ tab, height }) => {
      const head =
        width === all ? tabBar(props) : panelTitle(props, { tab, width });
      const room = { tab, width, height: height - 1 };
      return filled([head, ...panelLines(props, room)], height);
    });
    return { lines, width };
  });
  const height = Math.max(0, ...blocks.map(({ lines }) => lines.length));
  return beside(blocks, { height, theme });
}

/** Exactly `height` lines. */
function filled(lines: readonly Line[], height: number): Line[] {
  const shown = lines.slice(0, height);
  const blanks = Math.max(0, height - shown.length);
  return [...shown, ...new Array<Line>(blanks).fill([])];
}
