import type { Line } from "../line.ts";

/** How a text is drawn apart from what is found in it. */
export interface HighlightOptions {
  readonly isSelected: boolean;
}

/** A text with every place marked where `query` occurs, in any case. */
export function highlighted(
  text: string,
  query: string,
  { isSelected }: HighlightOptions,
): Line {
  const plain = { inverse: isSelected };
  if (query === "") return [{ text, ...plain }];
  const pattern = new RegExp(RegExp.escape(query), "gi");
  const spans = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    const { index } = match;
    const [found] = match;
    if (index > end) spans.push({ text: text.slice(end, index), ...plain });
    // The other way round than the line: seen on the selected one too.
    spans.push({ text: found, inverse: !isSelected, bold: true });
    end = index + found.length;
  }
  if (end < text.length) spans.push({ text: text.slice(end), ...plain });
  return spans;
}
