import type { PlayOutput } from "../wire/messages.ts";
import { valuesOf } from "./requests.ts";
import type { Route } from "./types.ts";

/** One course of the traffic, as a row. */
export interface PlayedRow {
  readonly id: string;
  readonly title: string;
  readonly play: PlayOutput;
  /** The one to choose. */
  readonly isBest: boolean;
  /** It can be applied: it is another than what is in force. */
  readonly isOther: boolean;
}

const NONE: readonly PlayedRow[] = [];

/** What happened, what is simulated of it, and what would have happened. */
export function playedRows({ whatIf }: Route): readonly PlayedRow[] {
  const { simulation, titles = [] } = whatIf ?? {};
  if (!simulation) return NONE;
  const { observed, plays, best } = simulation;
  const seen = observed
    ? [rowOf("seen", { title: "what happened", play: observed })]
    : [];
  const played = plays.map((play, at) => {
    const title = at === 0 ? "as it is set, played" : (titles[at - 1] ?? "");
    const row = rowOf(String(at), { title, play });
    return { ...row, isBest: at === best, isOther: at > 0 };
  });
  return [...seen, ...played];
}

/** The row that is selected: the best one until another is. */
export function selectedPlay(route: Route): PlayedRow | undefined {
  const rows = playedRows(route);
  const chosen = rows.find(({ id }) => id === route.selected[WHAT_IF]);
  return chosen ?? rows[0];
}

/** The table of what was played. */
export const WHAT_IF = "what_if";

/** The settings of a play as a form has them. */
export function playValues({ play }: PlayedRow): Record<string, string> {
  return valuesOf(play.settings);
}

function rowOf(
  id: string,
  { title, play }: Pick<PlayedRow, "title" | "play">,
): PlayedRow {
  return { id, title, play, isBest: false, isOther: false };
}
