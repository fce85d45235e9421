import type { ServiceOutput } from "../../wire/messages.ts";
import type { Size } from "../layout.ts";
import { firstLines, line, type Line } from "../line.ts";
import { clean, cutTo, paragraph } from "../text.ts";
import type { Theme } from "../theme.ts";

/** What a service will answer, while nothing was asked yet. */
export function offeredLines(
  { outputs }: ServiceOutput,
  { width, height, theme }: Size & { readonly theme: Theme },
): Line[] {
  const { ellipsis, dot } = theme;
  const rows = outputs.flatMap(({ label, help }): Line[] => {
    const title = cutTo(` ${dot} ${clean(label)}`, width, ellipsis);
    const room = { width: width - 4, most: 2, ellipsis };
    const said = help === "" ? [] : paragraph(clean(help), room);
    return [
      line(title),
      ...said.map((text) => line(`   ${text}`, { tone: "dim" })),
    ];
  });
  const lines = [line("It answers", { bold: true, tone: "accent" }), ...rows];
  return firstLines(lines, { width, height, ellipsis });
}
