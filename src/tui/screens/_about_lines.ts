import type { ServiceOutput } from "../../wire/messages.ts";
import { line, type Line } from "../line.ts";
import { clean, wrap } from "../text.ts";

/** What a service does, in three lines at most. */
export function aboutLines({ summary }: ServiceOutput, width: number): Line[] {
  return wrap(clean(summary), width - 4)
    .slice(0, 3)
    .map((text) => line(`  ${text}`, { tone: "dim" }));
}
