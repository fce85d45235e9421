import { bodyOf, halvesOf } from "../layout.ts";
import { serviceAt } from "../service_at.ts";
import type { Route, State } from "../types.ts";
import { answerLines } from "../answer_lines.ts";

/** How far down the answer is after `answer-down` or `answer-up`. */
export function scrollAnswer(
  { data, size }: State,
  route: Route,
  command: string,
): number {
  const service = serviceAt(data, route);
  if (!service || !route.answer) return 0;
  const { second } = halvesOf(bodyOf(size), { hasSecond: true });
  const { width, height } = second;
  const lines = answerLines(service, route.answer, { width, ellipsis: "" });
  const most = Math.max(0, lines.length - height);
  const by = Math.max(1, height - 2) * (command === "answer-down" ? 1 : -1);
  return Math.max(0, Math.min(route.scroll + by, most));
}
