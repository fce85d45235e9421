import { Pane } from "../components/pane.tsx";
import { decisionStory } from "../decision_story.ts";
import type { Context, Rows, Screen, Seen, ViewProps } from "../screen.ts";
import { storyLines } from "./_story_lines.ts";

/** One decision, with everything it was made from. */
export const decision: Screen = {
  title: (_, { decision }) =>
    decision?.number ? `Decision ${decision.number}` : "Decision",
  help: "One evaluation of the policy: why, what it wished, each limit that changed the wish, in order, and what came of it. Where a shadow runs, what it would have done. Left and Right go through all evaluations, those that changed nothing too.",
  bindings: [
    { keys: ["left", "h"], command: "before", label: "before", priority: 3 },
    { keys: ["right", "l"], command: "after", label: "after", priority: 3 },
  ],
  rows: storyRows,
  run,
  View: DecisionView,
};

function run(command: string, { route, effects }: Context): void {
  if (command === "before") effects.portal?.step(route, -1);
  if (command === "after") effects.portal?.step(route, 1);
}

const TAB = "decision";

/** A row a paragraph: they are gone through, and copied, like any. */
function storyRows({ route }: Seen): Rows {
  const story = route.decision ? decisionStory(route.decision) : [];
  return {
    tab: TAB,
    ids: story.map((_, index) => String(index)),
    copy(id) {
      const text = story[Number(id)];
      if (text === undefined) return undefined;
      return { what: "sentence", text, row: story.join("\n") };
    },
  };
}

function DecisionView({ route, width, height, theme }: ViewProps) {
  const selected = Number(route.selected[TAB] ?? 0);
  const room = { width, height, theme };
  const lines = route.decision
    ? storyLines(route.decision, { ...room, selected })
    : [];
  return <Pane lines={lines} {...room} />;
}
