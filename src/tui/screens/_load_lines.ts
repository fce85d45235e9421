import type { LoadState } from "../data.ts";
import { milliseconds, number } from "../format.ts";
import { line, type Line } from "../line.ts";
import type { InstanceOutput } from "../../wire/messages.ts";
import { clean, cutTo, fit } from "../text.ts";
import type { Theme } from "../theme.ts";

/** Where the counts of a load are drawn. */
export interface LoadLinesRoom {
  readonly width: number;
  readonly theme: Theme;
  /** The instance it is sent to, where that is known. */
  readonly instance: InstanceOutput | undefined;
}

const LABEL_WIDTH = 18;

/** What was sent so far, and what became of it. */
export function loadLines(
  load: LoadState,
  { width, theme, instance }: LoadLinesRoom,
): Line[] {
  const { ellipsis } = theme;
  const { counts, ratePerS, seconds, status, address, serviceId } = load;
  const { sent, ok, inFlight, leftOut, byStatus, p50Ms, p99Ms } = counts;
  const { lastFailure } = counts;
  const elapsed = Math.floor(counts.elapsedMs / 1_000);
  const answered = Object.values(byStatus).reduce((sum, it) => sum + it, 0);
  const head = `${status}: ${ratePerS}/s at ${address} ${serviceId}, ${elapsed} of ${seconds} s`;
  const failed = Object.entries(byStatus).filter(([name]) => name !== "OK");
  const rate = counts.elapsedMs > 0 ? answered / (counts.elapsedMs / 1_000) : 0;
  const row = (label: string, text: string, tone?: "ok" | "err" | "warn") =>
    [
      { text: `  ${fit(label, LABEL_WIDTH, { ellipsis })}`, tone: "dim" },
      { text: cutTo(text, width - LABEL_WIDTH - 2, ellipsis), tone },
    ] as const;
  return [
    line(cutTo(clean(`  ${head}`), width, ellipsis), {
      bold: true,
      tone: status === "running" ? "accent" : undefined,
    }),
    row("Sent", String(sent)),
    row("OK", String(ok), "ok"),
    ...failed.map(([name, count]) => row(clean(name), String(count), "err")),
    ...(lastFailure === "" ? [] : [row("Last", clean(lastFailure), "err")]),
    row(status === "running" ? "Under way" : "Cancelled", String(inFlight)),
    row("Left out", String(leftOut), leftOut > 0 ? "warn" : undefined),
    row("p50, p99", `${milliseconds(p50Ms)}, ${milliseconds(p99Ms)}`),
    row("Answers a second", number(rate)),
    ...(instance ? [row("End servers", serversText(instance))] : []),
  ];
}

function serversText({ ready, desired }: InstanceOutput): string {
  return `${ready} ready of ${desired}`;
}
