import { Pane } from "../components/pane.tsx";
import type { Line } from "../line.ts";
import type { ViewProps } from "../screen.ts";
import { firstHints } from "./_first_hints.ts";
import { detailLines, noteLines } from "./_instances_detail.ts";
import {
  chosenInstance,
  instanceRows,
  instancesTableOf,
} from "./_instances_rows.ts";

const LEAST_TABLE = 6;
const HINTS = [
  "n asks for a service and how many end servers, and shows them start.",
  "Then Enter watches the instance, c calculates with it; ? tells all keys.",
];

/** The table of instances, and beneath it how the selected one fares. */
export function InstancesView(props: ViewProps) {
  const { data, width, height, theme } = props;
  const rows = instanceRows(data);
  const chosen = chosenInstance(props);
  const notes = noteLines(props, chosen);
  const room = height - notes.length;
  // A row for each, so that what is beneath stays where it is.
  const table = Math.max(LEAST_TABLE, rows.length + 2);
  const detail = chosen
    ? detailLines(props, { instance: chosen, height: room - table })
    : [];
  const told = instancesTableOf(theme).lines(rows, {
    ...props,
    height: room - detail.length,
    empty: "  Nothing is deployed yet: n deploys",
  });
  const hints =
    rows.length === 0
      ? firstHints(HINTS, { width, room: room - told.length, theme })
      : [];
  const lines = [...told, ...hints];
  const blanks = Math.max(0, room - detail.length - lines.length);
  const all = [...lines, ...new Array<Line>(blanks).fill([]), ...detail];
  return (
    <Pane lines={[...all, ...notes]} {...{ width, height }} theme={theme} />
  );
}
