import { Pane } from "../components/pane.tsx";
import { line, type Line } from "../line.ts";
import type { ViewProps } from "../screen.ts";
import { clean, paragraph } from "../text.ts";
import type { Picks } from "../types.ts";
import { PICKED, STANDING } from "./_picked_table.ts";

const INDENT = "  ";
const MOST_REASON = 3;
/** A table's head. */
const HEAD = 1;

/** Where requests went; below, why the selected one did. */
export function PicksView(props: ViewProps) {
  const { route, width, height, theme } = props;
  const { list = [], isOn = false } = route.picks ?? {};
  const shown = PICKED.shown(list, props);
  const selected = route.selected[PICKED.tab];
  const chosen = shown.find((it) => PICKED.id(it) === selected) ?? shown[0];
  const below = chosen ? whyLines(chosen, props) : [];
  const least = Math.min(height, HEAD + Math.min(3, Math.max(1, list.length)));
  const above = Math.max(least, height - below.length);
  const empty = isOn
    ? "  Waiting for requests: send some"
    : "  No request came; r asks again";
  const table = PICKED.lines(list, { ...props, height: above, empty });
  const lines: Line[] = [...table, ...below];
  return <Pane lines={lines} width={width} height={height} theme={theme} />;
}

/** The reason, and how everybody stood. */
function whyLines(pick: Picks["list"][number], props: ViewProps): Line[] {
  const { width, theme } = props;
  const { ellipsis } = theme;
  const text = clean(`${pick.strategy}: ${pick.reason}`);
  const room = Math.max(1, width - INDENT.length);
  const reason = paragraph(text, { width: room, most: MOST_REASON, ellipsis });
  const { candidates } = pick;
  const selected = { [STANDING.tab]: pick.endServer };
  const standing = STANDING.lines(candidates, {
    ...props,
    route: { ...props.route, selected, queries: {} },
    height: candidates.length + HEAD,
    empty: "",
  });
  return [
    [],
    ...reason.map((part) => line(INDENT + part, { tone: "accent" })),
    // A click on them would choose a pick that is none.
    ...standing.map((spans) => spans.map(({ hit: _, ...span }) => span)),
  ];
}
