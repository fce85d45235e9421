import { Box } from "ink";

import { formLines } from "../components/form_lines.ts";
import { Pane } from "../components/pane.tsx";
import { halvesOf } from "../layout.ts";
import { line, type Line } from "../line.ts";
import type { ViewProps } from "../screen.ts";
import { serviceAt } from "../service_at.ts";
import { aboutLines } from "./_about_lines.ts";
import { answerIn } from "./_answer_room.ts";
import { offeredLines } from "./_offered_lines.ts";

/**
 * The form of a service, and its answer beside or below it, in any rectangle:
 * a screen of its own, or a part of another.
 */
export function CalculationView(props: ViewProps) {
  const { data, route, width, height, theme } = props;
  const service = serviceAt(data, route);
  const { form, answer } = route;
  if (!service || !form) return <Waiting {...props} />;
  const hasSecond = answer !== undefined;
  const halves = halvesOf({ width, height }, { hasSecond });
  const { isBeside, first, second } = halves;
  const about =
    height < 14 ? [] : aboutLines(service, { width: first.width, theme });
  const asked = formLines(form, {
    width: first.width,
    height: first.height - about.length,
    theme,
  });
  const answered = answer
    ? answerIn(service, route, { width, height, theme }).lines
    : offeredLines(service, { ...second, theme });
  const gap = isBeside ? width - first.width - second.width : 0;
  return (
    <Box flexDirection={isBeside ? "row" : "column"} {...{ width, height }}>
      <Pane lines={[...about, ...asked]} {...first} theme={theme} />
      <Box width={gap} />
      <Pane lines={answered} {...second} theme={theme} />
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
