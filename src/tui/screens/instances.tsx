import { deletion } from "../deletion.ts";
import { routeTo } from "../reduce.ts";
import type { Context, Screen } from "../screen.ts";
import {
  chosenInstance,
  instanceRows,
  instancesTableOf,
} from "./_instances_rows.ts";
import { InstancesView } from "./_instances_view.tsx";
import { deployRoute } from "./deploy.tsx";

const TABLE = instancesTableOf({ ascii: false });

/** All instances of the account. */
export const instances: Screen = {
  title: () => "Instances",
  help: "Every deployment of this account. Servers: ready/desired (least-most).",
  bindings: [
    { keys: ["enter"], command: "open", label: "open", priority: 3 },
    { keys: ["n"], command: "new", label: "deploy", priority: 2, write: true },
    { keys: ["c"], command: "calculate", label: "calculator", priority: 4 },
    {
      keys: ["d"],
      command: "delete",
      label: "delete",
      priority: 5,
      write: true,
    },
    { keys: ["o"], command: "log-out", label: "log out", priority: 9 },
  ],
  feed: () => "instances",
  rows: (seen) => TABLE.rows(instanceRows(seen.data), seen),
  run,
  View: InstancesView,
};

function run(command: string, context: Context): void {
  const { state, route, dispatch, effects } = context;
  if (command === "new") {
    return dispatch({ kind: "push", route: deployRoute(state.data) });
  }
  if (command === "log-out") return effects.portal?.logOut();
  const { data, remembered } = state;
  const chosen = chosenInstance({ data, route, sorts: remembered.sorts });
  if (!chosen) return;
  switch (command) {
    case "open": {
      const route = routeTo("instance", { instanceId: chosen.id });
      return dispatch({ kind: "push", route });
    }
    case "calculate":
      return effects.calculator.open(chosen.port, chosen.id);
    case "delete":
      return context.ask(deletion(chosen));
  }
}
