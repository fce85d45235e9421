import { formLines } from "../components/form_lines.ts";
import { Pane } from "../components/pane.tsx";
import type { ViewProps } from "../screen.ts";

/** A screen that is nothing but its form. */
export function FormView({ route, width, height, theme }: ViewProps) {
  const lines = route.form
    ? formLines(route.form, { width, height, theme })
    : [];
  return <Pane lines={lines} width={width} height={height} theme={theme} />;
}
