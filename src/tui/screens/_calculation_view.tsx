import { Box } from "ink";

import { Pane } from "../components/pane.tsx";
import { line, type Line } from "../line.ts";
import type { ViewProps } from "../screen.ts";
import { serviceAt } from "../service_at.ts";
import { answerIn } from "./_answer_room.ts";
import { askedLines } from "./_asked_lines.ts";
import { calculationHalves } from "./_calculation_halves.ts";

/**
 * The form of a service, and its answer beside or below it, in any rectangle:
 * a screen of its own, or a part of another.
 */
export function CalculationView(props: ViewProps) {
  const { data, route, width, height, theme } = props;
  const service = serviceAt(data, route);
  if (!service) return <Waiting {...props} />;
  const halves = calculationHalves({ width, height }, route);
  const { isBeside, first, second } = halves;
  const asked = askedLines(service, { route, ...first, theme });
  const { lines } = answerIn(service, route, { width, height, theme });
  const gap = isBeside ? width - first.width - second.width : 0;
  return (
    <Box flexDirection={isBeside ? "row" : "column"} {...{ width, height }}>
      <Pane lines={asked} {...first} theme={theme} />
      <Box width={gap} />
      <Pane lines={lines} {...second} theme={theme} />
    </Box>
  );
}

/** The service is not known: its port was not heard, or offers it no more. */
function Waiting({ data, route, width, height, theme }: ViewProps) {
  const catalogue = data.catalogues[route.address];
  const text =
    catalogue?.kind === "known"
      ? "  This port does not offer it any more: Esc goes back"
      : "  Asking the port what it offers";
  const lines: Line[] = [line(text, { tone: "dim" })];
  return <Pane lines={lines} width={width} height={height} theme={theme} />;
}
