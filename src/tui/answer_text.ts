import type { ServiceOutput } from "../wire/messages.ts";
import { shownTable } from "./shown_table.ts";
import type { Answer, AnswerPlace } from "./types.ts";
import { valueText } from "./value_text.ts";

/**
 * An answer to be pasted elsewhere: its values, then the table that is looked
 * at, cells parted by tabs as spreadsheets take them.
 */
export function answerText(
  service: ServiceOutput,
  answer: Answer,
  place: AnswerPlace,
): string {
  const { outputs } = service;
  const values = outputs
    .filter(({ kind }) => kind !== "table")
    .map(({ name, label, unit }) =>
      [label, valueText(answer.outputs[name]), unit].join("\t").trimEnd(),
    );
  const shown = shownTable(service, answer, place);
  const columns = shown?.output.columns ?? [];
  const lines = (shown?.rows ?? []).map((row) =>
    columns.map((it) => valueText(row[it.name])).join("\t"),
  );
  const head =
    lines.length === 0 ? [] : ["", columns.map((it) => it.label).join("\t")];
  return [...values, ...head, ...lines].join("\n");
}
