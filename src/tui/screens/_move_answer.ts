import type { ServiceOutput } from "../../wire/messages.ts";
import { AT_START } from "../answer_view.ts";
import { bodyOf } from "../layout.ts";
import { tablesOf } from "../shown_table.ts";
import { makeTheme } from "../theme.ts";
import type { Route, State } from "../types.ts";
import { answerIn } from "./_answer_room.ts";

/** What is moved, and by which key. */
export interface AnswerMove {
  readonly command: string;
  readonly service: ServiceOutput;
}

// Only widths count here, and those are the same in every theme.
const THEME = makeTheme({ noColor: true, ascii: true });

/** A route after its answer was moved; `undefined` where no key moves it so. */
export function moveAnswer(
  { size }: Pick<State, "size">,
  route: Route,
  { command, service }: AnswerMove,
): Partial<Route> | undefined {
  const { answer, place = AT_START } = route;
  if (!answer) return undefined;
  const body = { ...bodyOf(size), theme: THEME };
  const { lines, mostScroll, mostSkipped } = answerIn(service, route, body);
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
  const tables = tablesOf(service, answer);
  const turned = (by: number) => {
    const at = Math.max(0, tables.indexOf(place.table)) + by;
    const table = tables.at(at % Math.max(1, tables.length)) ?? "";
    return { place: { table, skipped: 0 } };
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
