import { milliseconds, number } from "../format.ts";
import { line, lineWidth, type Line, type Span } from "../line.ts";
import type { ViewProps } from "../screen.ts";
import { clean, cutTo, wrap } from "../text.ts";
import { stateTone } from "../theme.ts";

/** What an instance is and how it fares, in two lines and any notices. */
export function summaryLines(props: ViewProps): Line[] {
  const { data, route, width, height, theme } = props;
  const { separator } = theme;
  const instance = data.instances.find(({ id }) => id === route.instanceId);
  if (!instance) return [line("  This instance is gone: Esc goes back")];
  const { settings, ready, desired, starting, draining } = instance;
  const load = data.loads[instance.id];
  const servers = `${ready} ready of ${desired}`;
  const moving = [
    starting > 0 ? `${starting} starting` : "",
    draining > 0 ? `${draining} draining` : "",
  ];
  const first: readonly Span[] = [
    { text: instance.state, tone: stateTone(instance.state), bold: true },
    { text: `port ${instance.port}`, tone: "accent", bold: true },
    { text: [servers, ...moving].filter(Boolean).join(", ") },
    { text: `${settings?.min ?? "?"} to ${settings?.max ?? "?"}` },
    { text: settings?.strategy ?? "" },
    { text: settings?.policy ?? "" },
    { text: settings?.services.join(" ") ?? "", tone: "dim" },
  ];
  const second: readonly Span[] = load
    ? [
        { text: `${number(load.requestsPerS)} req/s` },
        { text: `in flight ${load.inFlight}` },
        { text: `queue ${load.queued}` },
        { text: `p50 ${milliseconds(load.p50Ms)}` },
        { text: `p99 ${milliseconds(load.p99Ms)}` },
        {
          text: `errors ${number(load.errorsPerS)}/s`,
          tone: load.errorsPerS > 0 ? "err" : undefined,
        },
        { text: `served ${load.completed}`, tone: "dim" },
      ]
    : [{ text: "Waiting for the first numbers", tone: "dim" }];
  const notices = [instance.notice, data.scaler?.preparing ?? ""]
    .filter(Boolean)
    .flatMap((text) => wrap(clean(text), width - 4))
    .slice(0, height < 14 ? 1 : 3)
    .map((text) =>
      line(`  ${cutTo(text, width - 4, theme.ellipsis)}`, { tone: "warn" }),
    );
  return [
    joined(first, { width, separator }),
    joined(second, { width, separator }),
    ...notices,
  ];
}

/** As many pieces as there is room for, whole ones only. */
function joined(
  spans: readonly Span[],
  { width, separator }: { readonly width: number; readonly separator: string },
): Line {
  const shown: Span[] = [{ text: "  " }];
  for (const span of spans) {
    const text = clean(span.text);
    if (text === "") continue;
    const before = shown.length === 1 ? "" : separator;
    const next: Span[] = [
      { text: before, tone: "dim" },
      { ...span, text },
    ];
    if (lineWidth([...shown, ...next]) > width) break;
    shown.push(...next);
  }
  return shown;
}
