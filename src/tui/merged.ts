import type { Line, Span } from "./line.ts";

/** The same line in as few pieces as can be: each piece costs a frame time. */
export function merged(spans: Line): Line {
  const made: Span[] = [];
  for (const span of spans) {
    const last = made.at(-1);
    if (last && looksLike(last, span)) {
      made[made.length - 1] = { ...last, text: last.text + span.text };
    } else {
      made.push(span);
    }
  }
  return made;
}

function looksLike(a: Span, b: Span): boolean {
  return (
    a.tone === b.tone &&
    a.hit === b.hit &&
    b.caret === undefined &&
    (a.bold ?? false) === (b.bold ?? false) &&
    (a.inverse ?? false) === (b.inverse ?? false)
  );
}
