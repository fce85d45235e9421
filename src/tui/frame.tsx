import { Box, Text } from "ink";

import { Body } from "./body.tsx";
import { footerLines } from "./components/footer.ts";
import { headerLine } from "./components/header.ts";
import { Pane } from "./components/pane.tsx";
import { bodyOf } from "./layout.ts";
import type { Theme } from "./theme.ts";
import type { State } from "./types.ts";

/** What a frame is drawn from. */
export interface FrameProps {
  readonly state: State;
  readonly theme: Theme;
}

const LEAST = { width: 40, height: 12 };

/** Header, body, one line for news, footer: as many rows as there are. */
export function Frame({ state, theme }: FrameProps) {
  const { width, height } = state.size;
  if (width < LEAST.width || height < LEAST.height) {
    return (
      <Box width={width} height={height}>
        <Text wrap="truncate">terminal too small (need 40x12)</Text>
      </Box>
    );
  }
  const head = [headerLine(state, theme)];
  const foot = footerLines(state, theme);
  return (
    <Box flexDirection="column" width={width} height={height}>
      <Pane lines={head} width={width} height={1} theme={theme} />
      <Box {...bodyOf(state.size)}>
        <Body state={state} theme={theme} />
      </Box>
      <Pane lines={foot} width={width} height={2} theme={theme} />
    </Box>
  );
}
