import type { ServiceOutput } from "../../wire/messages.ts";
import { line, type Line } from "../line.ts";
import type { ViewProps } from "../screen.ts";
import { clean, paragraph } from "../text.ts";

const MOST = 3;

/** What a service does, in three lines at most. */
export function aboutLines(
  { summary }: ServiceOutput,
  { width, theme: { ellipsis } }: Pick<ViewProps, "width" | "theme">,
): Line[] {
  const room = { width: width - 4, most: MOST, ellipsis };
  return paragraph(clean(summary), room).map((text) =>
    line(`  ${text}`, { tone: "dim" }),
  );
}
