import { formLines } from "../components/form_lines.ts";
import { Pane } from "../components/pane.tsx";
import { milliseconds, number } from "../format.ts";
import { firstLines, line, type Line } from "../line.ts";
import type { ViewProps } from "../screen.ts";
import { clean, cutTo, fit } from "../text.ts";
import type { LoadState } from "../types.ts";

const LABEL_WIDTH = 18;

/** What is to be sent, and how the latest load fares. */
export function LoadView(props: ViewProps) {
  const { data, route, width, height, theme } = props;
  const { ellipsis } = theme;
  const asked = requestLine(props);
  const counts = data.load ? countLines(data.load, props) : [];
  const most = Math.max(4, height - 1 - Math.min(counts.length + 1, 10));
  const form = route.form
    ? formLines(route.form, { width, height: most, theme })
    : [];
  const below = firstLines(counts, {
    width,
    height: height - form.length - 2,
    ellipsis,
  });
  const lines = [asked, ...form, [], ...below];
  return <Pane lines={lines} width={width} height={height} theme={theme} />;
}

/** The one request that is sent every time. */
function requestLine({ route, width, theme }: ViewProps): Line {
  const { before = {}, address, serviceId } = route;
  const given = Object.entries(before).filter(([, value]) => value !== "");
  const values = given.map(([name, value]) => `${name} ${value}`).join(", ");
  const text = `  ${address} ${serviceId}: ${values}`;
  return line(cutTo(clean(text), width, theme.ellipsis), { tone: "dim" });
}

function countLines(
  load: LoadState,
  { width, theme }: Pick<ViewProps, "width" | "theme">,
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
    row("Under way", String(inFlight)),
    row("Left out", String(leftOut), leftOut > 0 ? "warn" : undefined),
    row("p50, p99", `${milliseconds(p50Ms)}, ${milliseconds(p99Ms)}`),
    row("Answers a second", number(rate)),
  ];
}
