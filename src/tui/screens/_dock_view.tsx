import { Box } from "ink";

import { Pane } from "../components/pane.tsx";
import { KeysContext } from "../hits_context.ts";
import { line, type Line } from "../line.ts";
import type { ViewProps } from "../screen.ts";
import { clean, cutTo, widthOf } from "../text.ts";
import { calculation } from "./calculation.tsx";
import { services } from "./services.tsx";

/** Where a calculator is drawn, and whether it has the keys. */
export interface DockProps extends ViewProps {
  readonly isFocused: boolean;
}

/** The calculator beside an instance, with a title of its own. */
export function DockView({ isFocused, ...props }: DockProps) {
  const { route, theme, width, height } = props;
  const inner = route.dock?.routes.at(-1);
  const head = [titleLine({ ...props, isFocused })];
  const room = { width, height: height - 1 };
  return (
    <Box flexDirection="column" width={width} height={height}>
      <Pane lines={head} width={width} height={1} theme={theme} />
      <KeysContext value={isFocused}>
        {inner ? (
          <Inner {...props} route={inner} {...room} />
        ) : (
          <Pane lines={HINT} {...room} theme={theme} />
        )}
      </KeysContext>
    </Box>
  );
}

const HINT = [line("  c opens the calculator here", { tone: "dim" })];

function Inner(props: ViewProps) {
  const { View } =
    props.route.screen === "calculation" ? calculation : services;
  return <View {...props} />;
}

/** What it is, and the key that gives it the keys or takes them back. */
function titleLine({ data, route, theme, width, isFocused }: DockProps): Line {
  const inner = route.dock?.routes.at(-1);
  const name =
    inner?.screen === "calculation"
      ? calculation.title(data, inner)
      : "Calculator";
  const { rule, ellipsis } = theme;
  const key = isFocused ? "Esc leaves" : "c enters";
  const told = `${rule}${rule} ${clean(name)} (${key}) `;
  const text = cutTo(told, width, ellipsis);
  const rest = rule.repeat(Math.max(0, width - widthOf(text)));
  return line(text + rest, {
    bold: isFocused,
    tone: isFocused ? "accent" : "dim",
    hit: { kind: "key", name: isFocused ? "esc" : "c" },
  });
}
