import { formLines } from "../components/form_lines.ts";
import type { Line } from "../line.ts";
import type { ViewProps } from "../screen.ts";
import type { ServiceOutput } from "../../wire/messages.ts";
import { aboutLines } from "./_about_lines.ts";
import { requestLine } from "./_request_line.ts";

/** What a service does, and its form; the request alone in little room. */
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
  const { form } = route;
  if (!form) return about;
  if (height < 3) return [requestLine(service, form.values, { width, theme })];
  const room = { width, height: height - about.length, theme };
  return [...about, ...formLines(form, room)];
}
