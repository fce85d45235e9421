import type { Line, Span } from "../line.ts";
import { keyLabel, type Binding } from "../key_map.ts";
import { widthOf } from "../text.ts";

const GAP = 2;

/** The last line: as many keys as there is room for, the dearest first. */
export function footerLine(
  bindings: readonly Binding[],
  { width }: { readonly width: number },
): Line {
  const spans: Span[] = [];
  let used = 0;
  const sorted = bindings.toSorted((a, b) => a.priority - b.priority);
  for (const { keys, label } of sorted) {
    const key = keyLabel(keys[0] ?? "");
    const gap = " ".repeat(spans.length === 0 ? 0 : GAP);
    used += widthOf(`${gap}${key} ${label}`);
    if (used > width) break;
    spans.push(
      { text: gap + key, bold: true },
      { text: ` ${label}`, tone: "dim" },
    );
  }
  return spans;
}
