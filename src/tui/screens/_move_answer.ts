import type { ServiceOutput } from "../../wire/messages.ts";
import { AT_START } from "../answer_view.ts";
import { tablesOf } from "../shown_table.ts";
import { makeTheme } from "../theme.ts";
import type { Route, State } from "../types.ts";
import { answerIn } from "./_answer_room.ts";
import { calculationRoom } from "./_calculation_room.ts";

/** What is moved, and by which key. */
export interface AnswerMove {
  readonly command: string;
  readonly service: ServiceOutput;
}

// Only widths count here, and those are the same in every theme.
const THEME = makeTheme({ noColor: true, ascii: true });

/** A route after its answer was moved; `undefined` where no key moves it so. */
export function moveAnswer(
  state: State,
  route: Route,
  { command, service }: AnswerMove,
): Partial<Route> | undefined {
  const { answer, place = AT_START } = route;
  if (!answer) return undefined;
  const room = { ...calculationRoom(state), theme: THEME };
  const view = answerIn(service, route, room);
  const { lines, mostScroll, mostSkipped, tableAt } = view;
  const page = Math.max(1, lines.length - 2);
  const from = Math.min(route.scroll, mostScroll);
  const scrolled = (by: number) => {
    return { scroll: Math.max(0, Math.min(from + by, mostScroll)) };
  };
  const skipped = (by: number) => {
    const wanted = Math.min(place.skipped, mostSkipped) + by;
    const skipped = Math.max(0, Math.min(wanted, mostSkipped));
    return { place: { ...place, skipped } };
  };
  // A table that is out of sight is gone to first, then to the next one.
  const turned = (by: number) => {
    if (from < tableAt) return { scroll: tableAt };
    const tables = tablesOf(service, answer);
    const at = Math.max(0, tables.indexOf(place.table)) + by;
    const table = tables.at(at % Math.max(1, tables.length)) ?? "";
    return { scroll: tableAt, place: { table, skipped: 0 } };
  };
  switch (command) {
    case "answer-page-down":
      return scrolled(page);
    case "answer-page-up":
      return scrolled(-page);
    case "answer-down":
      return scrolled(1);
    case "answer-up":
      return scrolled(-1);
    case "answer-first":
      return scrolled(-mostScroll);
    case "answer-last":
      return scrolled(mostScroll);
    case "answer-right":
      return skipped(1);
    case "answer-left":
      return skipped(-1);
    case "table-next":
      return turned(1);
    case "table-before":
      return turned(-1);
    default:
      return undefined;
  }
}
