import { Box } from "ink";

import { footerLine } from "./components/footer.ts";
import { headerLine } from "./components/header.ts";
import { modalLines } from "./components/modal.ts";
import { Pane } from "./components/pane.tsx";
import { bindingsOf } from "./key_map.ts";
import { bodyOf } from "./layout.ts";
import { line } from "./line.ts";
import { topRoute } from "./reduce.ts";
import { SCREENS } from "./screens/all.ts";
import { clean, cutTo } from "./text.ts";
import type { Theme } from "./theme.ts";
import type { Notice, State } from "./types.ts";

/** What a frame is drawn from. */
export interface FrameProps {
  readonly state: State;
  readonly theme: Theme;
}

/** Header, screen or modal, one line for news, footer: as many rows as there are. */
export function Frame({ state, theme }: FrameProps) {
  const { width, height } = state.size;
  const route = topRoute(state);
  const screen = SCREENS[route.screen];
  const hasRows = screen.rows !== undefined;
  const bindings = bindingsOf(state, screen.bindings, { hasRows });
  const beneath = { ...state, modal: undefined };
  const own = bindingsOf(beneath, screen.bindings, { hasRows });
  const body = bodyOf(state.size);
  const { modal } = state;
  const notice = state.notice ?? lostNotice(state);
  const told = notice
    ? line(` ${cutTo(clean(notice.text), width - 2, theme.ellipsis)}`, {
        tone: notice.tone,
      })
    : [];
  const foot = [told, footerLine(bindings, { width })];
  const head = [headerLine(state, { width, theme })];
  const { View } = screen;
  return (
    <Box flexDirection="column" width={width} height={height}>
      <Pane lines={head} width={width} height={1} theme={theme} />
      <Box {...body} overflow="hidden">
        {modal ? (
          <Pane
            lines={modalLines(modal, {
              ...body,
              help: screen.help,
              theme,
              bindings: own,
            })}
            {...body}
            theme={theme}
          />
        ) : (
          <View data={state.data} route={route} {...body} theme={theme} />
        )}
      </Box>
      <Pane lines={foot} width={width} height={2} theme={theme} />
    </Box>
  );
}

/** Why the news is old, where no other news takes the line. */
function lostNotice({ data, ...state }: State): Notice | undefined {
  const route = topRoute({ data, ...state });
  const feed = SCREENS[route.screen].feed?.(route) ?? "";
  const text = data.feeds[feed]?.error;
  return text === undefined ? undefined : { text, tone: "err" };
}
