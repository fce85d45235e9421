import { line, type Line } from "../line.ts";
import type { ServiceOutput } from "../../wire/messages.ts";
import { clean, cutTo } from "../text.ts";
import type { Theme } from "../theme.ts";

/** A request in one line: what was given for each field, with its unit. */
export function requestLine(
  { title, fields }: Pick<ServiceOutput, "title" | "fields">,
  values: Readonly<Record<string, string>>,
  { width, theme }: { readonly width: number; readonly theme: Theme },
): Line {
  const given = fields.flatMap(({ name, label, unit }) => {
    const value = values[name] ?? "";
    return value === "" ? [] : [`${label} ${value} ${unit}`.trimEnd()];
  });
  const text = `  ${title}: ${given.join(", ")}`;
  return line(cutTo(clean(text), width, theme.ellipsis), { tone: "dim" });
}
