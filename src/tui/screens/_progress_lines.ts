import type { EndServerOutput, InstanceOutput } from "../../wire/messages.ts";
import { firstLines, line, type Line, type Span } from "../line.ts";
import type { ViewProps } from "../screen.ts";
import {
  clean,
  cutTo,
  fit,
  paragraph,
  wrap,
  type ParagraphOptions,
} from "../text.ts";
import { stateTone, type Theme } from "../theme.ts";

const BAR_MOST = 30;
const ID_WIDTH = 18;
const TRY_AGAIN =
  "It goes on trying by itself. Enter shows its whole log, u changes its settings, d deletes it.";

/**
 * How far a new instance is: port, runtime, each end server; what went wrong
 * with the end servers' own last lines, or how it is called.
 */
export function progressLines(props: ViewProps): Line[] {
  const { data, route, width, height, theme } = props;
  const found = data.instances.find(({ id }) => id === route.instanceId);
  if (!found) return [line("  This instance is gone: Esc goes back")];
  const view = data.views[route.instanceId];
  const servers = (view?.endServers ?? []).filter(({ state }) => {
    return state !== "gone";
  });
  const isReady = found.state === "serving";
  const foot = isReady
    ? readyLines(props, found)
    : found.notice === ""
      ? []
      : failureLines(props, found.notice);
  const head: Line[] = [
    step(true, `Port ${found.port} is open`, { width, theme }),
    runtimeLine(props, isReady || servers.length > 0),
    step(isReady, readinessOf(found), { width, theme }),
    barLine(found, { width, theme }),
  ];
  const room = Math.max(1, height - head.length - foot.length);
  const shown = firstLines(
    servers.map((server) => serverLine(server, { width, theme })),
    { width, height: room, ellipsis: theme.ellipsis },
  );
  return [...head, ...shown, ...foot];
}

interface Room {
  readonly width: number;
  readonly theme: Theme;
}

function step(isDone: boolean, text: string, { width, theme }: Room): Line {
  const mark = ` [${isDone ? theme.dot : " "}] `;
  const cut = cutTo(text, width - mark.length, theme.ellipsis);
  return [
    { text: mark, tone: isDone ? "ok" : "warn" },
    { text: cut, bold: !isDone },
  ];
}

/** The image is built, or whatever else the runtime does before it can start. */
function runtimeLine({ data, width, theme }: ViewProps, isDone: boolean): Line {
  const preparing = clean(data.scaler?.preparing ?? "");
  const name = clean(data.scaler?.runtime ?? "");
  const text =
    preparing !== ""
      ? `Runtime "${name}": ${preparing}`
      : `Runtime "${name}" ${isDone ? "is ready" : "starts end servers"}`;
  return step(preparing === "" && isDone, text, { width, theme });
}

function readinessOf({ ready, starting, settings }: InstanceOutput): string {
  const least = settings?.min ?? 0;
  const more = starting > 0 ? `, ${starting} starting` : "";
  return `${ready} of ${least} end servers are ready${more}`;
}

function barLine(
  { ready, settings }: InstanceOutput,
  { width, theme }: Room,
): Line {
  const least = Math.max(1, settings?.min ?? 1);
  const cells = Math.min(BAR_MOST, width - 8);
  const full = Math.floor((Math.min(ready, least) / least) * cells);
  const empty = theme.ascii ? "." : "░";
  const filled = theme.ascii ? "#" : "█";
  return [
    { text: "     " },
    { text: filled.repeat(full), tone: "ok" },
    { text: empty.repeat(cells - full), tone: "dim" },
  ];
}

function serverLine(
  { id, state, detail, address }: EndServerOutput,
  { width, theme }: Room,
): Line {
  const { ellipsis } = theme;
  const idWidth = Math.min(ID_WIDTH, Math.floor(width / 3));
  const name = fit(clean(id), idWidth, { ellipsis });
  const word = fit(clean(state), 8, { ellipsis });
  const rest = width - 5 - idWidth - 2 - 8 - 2;
  const spans: Span[] = [
    { text: `     ${name}  ` },
    { text: `${word}  `, tone: stateTone(state) },
  ];
  if (rest < 8) return spans;
  const text = cutTo(clean(detail || address), rest, ellipsis);
  return [...spans, { text, tone: "dim" }];
}

function readyLines(
  { data: { scaler }, width }: ViewProps,
  { port }: InstanceOutput,
): Line[] {
  const tls = scaler?.tls ? " --tls" : "";
  const text = `It serves. Enter shows it live, c calls its services here; from a shell: tellerline call ${port}${tls}`;
  const lines = wrap(text, width - 4);
  return [[], ...lines.map((it) => line(`  ${it}`, { tone: "ok" }))];
}

/** What is wrong, what the end servers said last, and what can be done. */
function failureLines(props: ViewProps, notice: string): Line[] {
  const { data, route, width, height, theme } = props;
  const { ellipsis } = theme;
  const isOwn = data.log.instanceId === route.instanceId;
  const log = isOwn ? data.log.lines : [];
  const said = log.filter(({ source }) => source !== "instance");
  const most = Math.max(2, Math.floor(height / 3));
  const last = said.slice(-most).map(({ source, text }): Line => {
    const from = `  ${cutTo(clean(source), ID_WIDTH, ellipsis)} `;
    const rest = cutTo(clean(text), width - from.length, ellipsis);
    return [{ text: from, tone: "dim" }, { text: rest }];
  });
  const title = "  The last lines of its end servers:";
  return [
    [],
    ...indented(clean(notice), { width, most: 4, ellipsis }).map((it) =>
      line(it, { tone: "err", bold: true }),
    ),
    ...(last.length === 0 ? [] : [line(title, { tone: "dim" }), ...last]),
    ...indented(TRY_AGAIN, { width, most: 3, ellipsis }).map((it) => line(it)),
  ];
}

function indented(
  text: string,
  { width, ...rest }: ParagraphOptions,
): string[] {
  const room = { width: width - 4, ...rest };
  return paragraph(text, room).map((it) => `  ${it}`);
}
