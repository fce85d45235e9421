import { memoLast } from "../memo_last.ts";
import type { Rows } from "../screen.ts";
import { clean } from "../text.ts";
import type { NumberedLine } from "../types.ts";
import type { Source } from "./_instance_rows.ts";

/** The lines of the instance's log. */
export function logOf({ data, route }: Source): readonly NumberedLine[] {
  return data.log.instanceId === route.instanceId ? data.log.lines : NONE;
}

const NONE: readonly NumberedLine[] = [];

/** What the log is searched for; "" is nothing. */
export function logQuery({ route }: Source): string {
  return route.queries.log ?? "";
}

/** The ids of the lines in which what is searched for occurs. */
export function foundOf(source: Source): readonly string[] {
  return found(logOf(source), logQuery(source));
}

const found = memoLast(
  (lines: readonly NumberedLine[], query: string): readonly string[] => {
    const wanted = query.toLowerCase();
    if (wanted === "") return [];
    return lines
      .filter(({ text }) => text.toLowerCase().includes(wanted))
      .map(({ id }) => id);
  },
);

const idsOf = memoLast((lines: readonly NumberedLine[]) =>
  lines.map(({ id }) => id),
);

/**
 * The line a person is at: the last until one is chosen, and the oldest when
 * the chosen one is held no longer.
 */
export function logSelected(source: Source): string {
  const ids = idsOf(logOf(source));
  const chosen = source.route.selected.log ?? "";
  if (chosen === "" || ids.includes(chosen))
    return chosen || (ids.at(-1) ?? "");
  const isPast = Number(chosen) < Number(ids[0] ?? 0);
  return (isPast ? ids[0] : ids.at(-1)) ?? "";
}

/** Whether new lines move the log on. */
export function isFollowing({ route }: Source): boolean {
  return (route.selected.log ?? "") === "";
}

/** What keys work on in the log. */
export function logRows(source: Source): Rows {
  const lines = logOf(source);
  return {
    tab: "log",
    ids: idsOf(lines),
    followsEnd: true,
    query: "search",
    found: foundOf(source),
    copy(id) {
      const line = lines.find((it) => it.id === id);
      if (!line) return undefined;
      const text = clean(line.text);
      const { atMs, source, level } = line;
      const row = [String(atMs), clean(source), clean(level), text].join("\t");
      return { what: "line", text, row };
    },
  };
}
