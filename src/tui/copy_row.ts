import { say, type Powers } from "./powers.ts";
import { topRoute } from "./reduce.ts";
import type { Rows } from "./screen.ts";
import { selectedIndex } from "./select_row.ts";

/** Copies what matters of the selected row, or all of it; and says what. */
export function copyRow(
  rows: Rows,
  powers: Powers,
  { isWhole }: { readonly isWhole: boolean },
): void {
  const route = topRoute(powers.store.current());
  const id = rows.ids[selectedIndex(rows, route)];
  const copied = id === undefined ? undefined : rows.copy?.(id);
  if (!copied) {
    return say(powers, "There is nothing to copy here", { tone: "warn" });
  }
  const { what, text, row } = copied;
  copyText(powers, isWhole ? row : text, { what: isWhole ? "row" : what });
}

/** Copies a text, and says what it is. */
export function copyText(
  powers: Powers,
  text: string,
  { what }: { readonly what: string },
): void {
  const outcome = powers.effects.copy(text);
  switch (outcome.kind) {
    case "sequence":
      return say(powers, `Copied the ${what}: ${text.replaceAll("\t", "  ")}`);
    case "too-long":
      return say(
        powers,
        `Cannot copy the ${what}: it has ${outcome.bytes} bytes; copy less than 75000`,
        { tone: "err" },
      );
    default:
      return outcome satisfies never;
  }
}
