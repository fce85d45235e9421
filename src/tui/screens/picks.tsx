import { routeTo } from "../reduce.ts";
import type { Context, Screen } from "../screen.ts";
import type { Data, Route } from "../types.ts";
import { PICKED } from "./_picked_table.ts";
import { PicksView } from "./_picks_view.tsx";

/** Why the requests of an instance go to the end servers they go to. */
export const picks: Screen = {
  title: () => "Why it goes there",
  help: "Asks for the next twenty requests of an instance, the newest first: where each went and why. Below, every end server as it stood at the selected one's pick, and why those were left out that could not be picked. It costs the port nothing but while it is asked.",
  bindings: [
    { keys: ["r"], command: "again", label: "ask again", priority: 2 },
  ],
  feed: ({ instanceId }) => instanceId,
  rows: (seen) => PICKED.rows(seen.route.picks?.list ?? [], seen),
  run,
  View: PicksView,
};

/** The way there from an instance. */
export function picksRoute(_: Data, instanceId: string): Route {
  return routeTo("picks", { instanceId });
}

function run(command: string, { route, effects }: Context): void {
  if (command === "again") effects.portal?.explainPicks(route.instanceId);
}
