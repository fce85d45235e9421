import { formLines } from "../components/form_lines.ts";
import type { Line } from "../line.ts";
import type { ViewProps } from "../screen.ts";
import type { ServiceOutput } from "../../wire/messages.ts";
import { aboutLines } from "./_about_lines.ts";

/** What a service does, and the form it asks with. */
export function askedLines(
  service: ServiceOutput,
  {
    route,
    width,
    height,
    theme,
  }: Pick<ViewProps, "route" | "width" | "height" | "theme">,
): Line[] {
  const about = height < 8 ? [] : aboutLines(service, { width, theme });
  if (!route.form) return about;
  const room = { width, height: height - about.length, theme };
  return [...about, ...formLines(route.form, room)];
}
