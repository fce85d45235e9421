import type { Line } from "../line.ts";
import type { ViewProps } from "../screen.ts";
import { instanceLayout, type InstanceLayout } from "./_instance_layout.ts";
import { isDockFocused, looksOf, tabOf } from "./_instance_rows.ts";
import { summaryLines } from "./_instance_summary.ts";
import { pastLines } from "./_past_lines.ts";

/** What is above the tables of an instance, and what room is left to them. */
export interface InstanceHead {
  readonly lines: readonly Line[];
  readonly layout: InstanceLayout;
}

/** What an instance is, how it fares, and its load over time. */
export function instanceHead(props: ViewProps): InstanceHead {
  const { data, route, width, height } = props;
  const summary = summaryLines(props);
  const instance = data.instances.find(({ id }) => id === route.instanceId);
  const layout = instanceLayout({
    width,
    height: height - summary.length,
    tab: tabOf(route),
    isLarge: looksOf(route).isLarge,
    most: instance?.settings?.max ?? 0,
    isDockFocused: isDockFocused(props),
  });
  const past = instance ? pastLines(props, { instance, layout }) : [];
  return { lines: [...summary, ...past], layout };
}
