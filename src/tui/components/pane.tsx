import { Box, Text } from "ink";
import type { ReactNode } from "react";

import { cutLine, firstLines, type Line, type Span } from "../line.ts";
import type { Theme } from "../theme.ts";
import { useHitArea } from "../use_hit_area.ts";

/** A rectangle of lines. */
export interface PaneProps {
  readonly lines: readonly Line[];
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
}

/**
 * Draws lines in a rectangle. What does not fit is cut, never wrapped, and an
 * ellipsis says so.
 */
export function Pane({ lines, width, height, theme }: PaneProps): ReactNode {
  const isShown = width > 0 && height > 0;
  const ref = useHitArea(lines, { isShown });
  if (!isShown) return null;
  const { ellipsis } = theme;
  const shown = firstLines(lines, { width, height, ellipsis });
  return (
    <Box
      ref={ref}
      width={width}
      height={height}
      flexDirection="column"
      flexShrink={0}
    >
      {shown.map((spans, row) => (
        <Text key={row} wrap="truncate">
          {isBlank(spans)
            ? " "
            : cutLine(spans, { width, ellipsis }).map(piece(theme))}
        </Text>
      ))}
    </Box>
  );
}

/** A row in which nothing is written would take no room. */
function isBlank(spans: Line): boolean {
  return spans.every(({ text }) => text === "");
}

function piece(theme: Theme) {
  return function Piece(span: Span, index: number): ReactNode {
    // Each element costs a frame time; what has no look of its own needs none.
    if (!span.tone && !span.bold && !span.inverse) return span.text;
    return (
      <Text key={index} bold={span.bold ?? false} {...lookOf(span, theme)}>
        {span.text}
      </Text>
    );
  };
}

function lookOf({ tone, inverse = false }: Span, theme: Theme) {
  if (inverse && theme.selection) return theme.selection;
  const color = tone && theme.colors[tone];
  return { inverse, ...(color === undefined ? {} : { color }) };
}
