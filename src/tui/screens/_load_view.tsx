import { formLines } from "../components/form_lines.ts";
import { Pane } from "../components/pane.tsx";
import { firstLines } from "../line.ts";
import type { ViewProps } from "../screen.ts";
import { serviceAt } from "../service_at.ts";
import { loadLines } from "./_load_lines.ts";
import { requestLine } from "./_request_line.ts";

/** What is to be sent, and how the latest load fares. */
export function LoadView(props: ViewProps) {
  const { data, route, width, height, theme } = props;
  const { ellipsis } = theme;
  const service = serviceAt(data, route);
  const { before = {} } = route;
  const asked = service ? requestLine(service, before, { width, theme }) : [];
  const instance = data.instances.find(({ id }) => id === route.instanceId);
  const room = { width, theme, instance };
  const counts = data.load ? loadLines(data.load, room) : [];
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
