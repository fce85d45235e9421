import type { Line } from "../line.ts";
import type { Size } from "../layout.ts";
import type { ViewProps } from "../screen.ts";
import { isActive, looksOf } from "./_instance_rows.ts";
import { logLines } from "./_log_lines.ts";
import { logOf, logQuery, logSelected } from "./_log_rows.ts";

/** The log of an instance in a panel of its own. */
export function panelLog(props: ViewProps, { width, height }: Size): Line[] {
  const { route, theme } = props;
  return logLines({
    rows: logOf(props),
    selected: logSelected(props),
    isActive: isActive(props, "log"),
    looks: looksOf(route),
    query: logQuery(props),
    width,
    height,
    theme,
  });
}
