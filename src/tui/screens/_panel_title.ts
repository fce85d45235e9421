import { line, lineWidth, type Hit, type Line, type Span } from "../line.ts";
import type { ViewProps } from "../screen.ts";
import { clean, cutTo, widthOf } from "../text.ts";
import type { Tab } from "./_instance_layout.ts";
import { isActive, looksOf, tabOf, TABS } from "./_instance_rows.ts";
import { isFollowing, logQuery, logSelected } from "./_log_rows.ts";
import { panelRows } from "./_panel_rows.ts";
import { shadowText } from "./_shadow_text.ts";

/** The title of a table among others, with what there is to say of it. */
export function panelTitle(
  props: ViewProps,
  { tab, width }: { readonly tab: Tab; readonly width: number },
): Line {
  const { theme } = props;
  const hasKeys = isActive(props, tab);
  const index = TABS.findIndex(({ id }) => id === tab);
  const name = TABS[index]?.title ?? "";
  const { rule, ellipsis } = theme;
  const told = ` ${index + 1} ${name} ${noteOf(props, tab)} `;
  const text = cutTo(rule + rule + told, width, ellipsis);
  const rest = rule.repeat(Math.max(0, width - widthOf(text)));
  return line(text + rest, {
    bold: hasKeys,
    tone: hasKeys ? "accent" : "dim",
    hit: hitOf(index),
  });
}

/** All tables in one line, where there is room for one of them. */
export function tabBar(props: ViewProps): Line {
  const { route, width, theme } = props;
  const active = tabOf(route);
  const note = noteOf(props, active);
  const long = TABS.map(({ title }, index) => `${index + 1} ${title}`);
  // What is told of the table is dearer than the names of the others.
  const isShort = widthOf(`  ${long.join("  ")}  ${note}`) > width;
  const tabs = TABS.flatMap(({ id, title }, index): Span[] => {
    const isShown = id === active;
    const name = isShort && !isShown ? "" : ` ${title}`;
    const text = `${index + 1}${name}`;
    const hit = hitOf(index);
    return [{ text: "  " }, { text, bold: isShown, inverse: isShown, hit }];
  });
  const used = lineWidth(tabs) + 2;
  const room = Math.max(0, width - used);
  const fitting = widthOf(note) <= room ? note : briefOf(note);
  const rest = cutTo(fitting, room, theme.ellipsis);
  return [...tabs, { text: `  ${rest}`, tone: "dim" }];
}

/** A note where there is hardly room for one. */
function briefOf(note: string): string {
  return note.replace(CPU_NOTE, "CPU/limit");
}

const CPU_NOTE = "CPU: 100 % = its limit";

/** A click on a title is the key of its table. */
function hitOf(index: number): Hit {
  return { kind: "key", name: String(index + 1) };
}

/** How many rows there are, and what has to be known to read them. */
function noteOf(props: ViewProps, tab: Tab): string {
  const { ids, total = ids.length } = panelRows(props, tab);
  const shown = ids.length < total ? `${ids.length} of ${total}` : `${total}`;
  switch (tab) {
    case "servers":
      return `(${shown}) ${CPU_NOTE}`;
    case "connections": {
      const { data, route } = props;
      const all = data.views[route.instanceId]?.connectionCount ?? 0;
      return ids.length < all ? `(${ids.length} of ${all})` : `(${shown})`;
    }
    case "decisions": {
      const { data, route } = props;
      const { instance } = data.views[route.instanceId] ?? {};
      const shadow = instance ? clean(shadowText(data, instance)) : "";
      return shadow === "" ? `(${shown})` : `(${shown}) ${shadow}`;
    }
    case "log":
      return `(${shown}) ${logNote(props)}`;
    default:
      return tab satisfies never;
  }
}

/** Whether it follows its end, whose lines these are, and what was found. */
function logNote(props: ViewProps): string {
  const { ids, found = [] } = panelRows(props, "log");
  const { source, isWrapped, shift } = looksOf(props.route);
  const selected = logSelected(props);
  const below = ids.length - 1 - ids.indexOf(selected);
  const query = logQuery(props);
  const at = found.indexOf(selected) + 1;
  const parts = [
    isFollowing(props) ? "following" : `paused, ${below} below`,
    source === "" ? "" : `only ${clean(source)}`,
    query === "" ? "" : `found ${at} of ${found.length}`,
    isWrapped ? "wrapped" : shift > 0 ? `from column ${shift + 1}` : "",
  ];
  return parts.filter(Boolean).join(", ");
}
