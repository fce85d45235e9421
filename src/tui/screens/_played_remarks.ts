import { line, type Line } from "../line.ts";
import { clean, paragraph } from "../text.ts";
import type { Theme } from "../theme.ts";
import type { Route } from "../types.ts";

/** Where remarks stand. */
export interface RemarksRoom {
  readonly width: number;
  readonly theme: Theme;
}

/** Lines that one remark may take. */
const MOST = 3;

/** How far it is, which to choose and why, and what to bear in mind. */
export function playedRemarks(
  { whatIf }: Pick<Route, "whatIf">,
  { width, theme: { ellipsis } }: RemarksRoom,
): Line[] {
  const { done, simulation } = whatIf ?? {};
  const told = (text: string, look: Parameters<typeof line>[1]) =>
    paragraph(clean(text), { width: width - 2, most: MOST, ellipsis }).map(
      (it) => line(`  ${it}`, look),
    );
  if (done !== undefined) {
    return told(`Playing: ${Math.floor(done * 100)} %`, { tone: "accent" });
  }
  if (!simulation) {
    return told("Enter plays what was recorded through each of them", {
      tone: "dim",
    });
  }
  const { best, why, notes, target, workMs, parallel, startMs } = simulation;
  const advice =
    best === 0
      ? `Leave it as it is: ${why}`
      : `Alternative ${best} is best: ${why}`;
  const found = `Beyond: ${target}, refused or late. Found: ${workMs.toFixed(1)} ms of work a request, ${parallel} at once an end server, ${(startMs / 1_000).toFixed(1)} s to start one`;
  return [
    ...told(advice, { bold: true }),
    ...notes.flatMap((it) => told(it, { tone: "warn" })),
    ...told(found, { tone: "dim" }),
  ];
}
