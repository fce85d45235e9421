import { Box, Text } from "ink";
import type { ReactNode } from "react";

import type { Line, Span } from "../line.ts";
import type { Theme } from "../theme.ts";

/** A rectangle of lines. */
export interface PaneProps {
  readonly lines: readonly Line[];
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
}

/** Draws lines in a rectangle; what does not fit is cut, never wrapped. */
export function Pane({ lines, width, height, theme }: PaneProps): ReactNode {
  if (width <= 0 || height <= 0) return null;
  return (
    <Box width={width} height={height} flexDirection="column" flexShrink={0}>
      {lines.slice(0, height).map((spans, row) => (
        <Text key={row} wrap="truncate">
          {spans.length === 0 ? " " : spans.map(piece(theme))}
        </Text>
      ))}
    </Box>
  );
}

function piece(theme: Theme) {
  return function Piece(span: Span, index: number): ReactNode {
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
