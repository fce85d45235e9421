import { Pane } from "../components/pane.tsx";
import { deletion } from "../deletion.ts";
import { routeTo } from "../reduce.ts";
import type { Context, Screen, ViewProps } from "../screen.ts";
import { progressLines } from "./_progress_lines.ts";
import { changeRoute } from "../change_form.ts";

/** A new instance coming up, until it serves. */
export const progress: Screen = {
  title: (data, { instanceId }) => {
    const found = data.instances.find(({ id }) => id === instanceId);
    return found?.name ?? "Instance";
  },
  help: "What is still to happen before the new instance serves. It goes on whether this is looked at or not.",
  bindings: [
    { keys: ["enter"], command: "open", label: "open", priority: 2 },
    { keys: ["c"], command: "calculate", label: "calculator", priority: 3 },
    {
      keys: ["u"],
      command: "change",
      label: "change",
      priority: 5,
      write: true,
    },
    {
      keys: ["d"],
      command: "delete",
      label: "delete",
      priority: 6,
      write: true,
    },
  ],
  feed: ({ instanceId }) => instanceId,
  run,
  View: ProgressView,
};

function run(command: string, context: Context): void {
  const { state, route, dispatch, effects, ask } = context;
  const { instanceId } = route;
  const found = state.data.instances.find(({ id }) => id === instanceId);
  if (!found) return;
  switch (command) {
    case "open": {
      const routes = [...state.routes.slice(0, -1), openRoute(instanceId)];
      return dispatch({ kind: "reset", routes });
    }
    case "calculate":
      return effects.calculator.open(found.port, instanceId);
    case "change": {
      const route = changeRoute(state.data, instanceId);
      return dispatch({ kind: "push", route });
    }
    case "delete":
      return ask(deletion(found));
  }
}

function openRoute(instanceId: string) {
  return routeTo("instance", { instanceId });
}

function ProgressView(props: ViewProps) {
  const { width, height, theme } = props;
  const lines = progressLines(props);
  return <Pane lines={lines} width={width} height={height} theme={theme} />;
}
