import { Box } from "ink";

import { formLines } from "../components/form_lines.ts";
import { Pane } from "../components/pane.tsx";
import { halvesOf } from "../layout.ts";
import type { ViewProps } from "../screen.ts";
import { serviceAt } from "../service_at.ts";
import { aboutLines } from "./_about_lines.ts";
import { answerLines } from "../answer_lines.ts";

/** The form of a service, and its answer beside or below it. */
export function CalculationView({
  data,
  route,
  width,
  height,
  theme,
}: ViewProps) {
  const service = serviceAt(data, route);
  const { form, answer } = route;
  if (!service || !form) return null;
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
  const { ellipsis } = theme;
  const answered = answer
    ? answerLines(service, answer, { width: second.width, ellipsis })
    : [];
  const most = Math.max(0, answered.length - second.height);
  const shown = answered.slice(Math.min(route.scroll, most));
  const gap = isBeside ? width - first.width - second.width : 0;
  return (
    <Box flexDirection={isBeside ? "row" : "column"} {...{ width, height }}>
      <Pane lines={[...about, ...asked]} {...first} theme={theme} />
      <Box width={gap} />
      <Pane lines={shown} {...second} theme={theme} />
    </Box>
  );
}
