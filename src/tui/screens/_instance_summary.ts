import type { InstanceOutput, LoadOutput } from "../../wire/messages.ts";
import { milliseconds, number } from "../format.ts";
import { firstLines, line, lineWidth, type Line, type Span } from "../line.ts";
import { quotaText } from "../quota_text.ts";
import type { ViewProps } from "../screen.ts";
import { clean, paragraph } from "../text.ts";
import { stateTone } from "../theme.ts";
import { shadowText } from "./_shadow_text.ts";

/** What the instance of a screen is and how it fares. */
export function summaryLines(props: ViewProps): Line[] {
  const { data, route } = props;
  const instance = data.instances.find(({ id }) => id === route.instanceId);
  if (!instance) return [line("  This instance is gone: Esc goes back")];
  const { width, theme } = props;
  const { ellipsis } = theme;
  const height = props.height < 14 ? 3 : 5;
  const preparing = wrapped(data.scaler?.preparing ?? "", props);
  const lines = [...instanceLines(props, instance), ...preparing];
  return firstLines(lines, { width, height, ellipsis });
}

/** What an instance is and how it fares, in two lines and what is wrong. */
export function instanceLines(
  props: ViewProps,
  instance: InstanceOutput,
): Line[] {
  const { data, width, theme } = props;
  const { separator } = theme;
  const { settings, ready, desired, starting, draining } = instance;
  const load = data.loads[instance.id];
  const quota = quotaText(data);
  const servers = `${ready} ready of ${desired}`;
  const moving = [
    starting > 0 ? `${starting} starting` : "",
    draining > 0 ? `${draining} draining` : "",
  ];
  const first: readonly Span[] = [
    { text: instance.state, tone: stateTone(instance.state), bold: true },
    {
      text: `port ${instance.port}${data.scaler?.tls ? " TLS" : ""}`,
      tone: "accent",
      bold: true,
    },
    { text: [servers, ...moving].filter(Boolean).join(", ") },
    { text: `least ${settings?.min ?? "?"}, most ${settings?.max ?? "?"}` },
    { text: settings?.strategy ?? "" },
    { text: settings?.policy ?? "" },
    { text: shadowText(data, instance) },
    { text: quota === "" ? "" : `quota ${quota}`, tone: "dim" },
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
        ...refused(load),
        { text: `served ${load.completed}`, tone: "dim" },
      ]
    : [{ text: "Waiting for the first numbers", tone: "dim" }];
  return [
    joined(first, { width, separator }),
    joined(second, { width, separator }),
    ...wrapped(instance.notice, props),
  ];
}

/** Requests refused at once since the port was opened; none is not told. */
function refused({ rejected, hopeless }: LoadOutput): Span[] {
  if (rejected === 0) return [];
  const why = hopeless > 0 ? ` (${hopeless} for lack of time)` : "";
  return [{ text: `refused ${rejected}${why}`, tone: "warn" }];
}

const MOST_NOTES = 2;

/** What is wrong or under way, in two lines at most. */
function wrapped(text: string, { width, theme }: ViewProps): Line[] {
  if (text === "") return [];
  const { ellipsis } = theme;
  const room = { width: width - 4, most: MOST_NOTES, ellipsis };
  const lines = paragraph(clean(text), room);
  return lines.map((part) => line(`  ${part}`, { tone: "warn" }));
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
