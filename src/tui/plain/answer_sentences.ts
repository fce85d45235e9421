import type { OutputValues } from "../../wire/dynamic_message.ts";
import type { OutputOutput, ServiceOutput } from "../../wire/messages.ts";
import { valueText } from "../value_text.ts";

/** An answer in lines: its values, and its tables each with its rows. */
export interface AnswerSentences {
  readonly values: readonly string[];
  readonly tables: readonly AnswerRows[];
}

/** One table of an answer. */
export interface AnswerRows {
  readonly title: string;
  readonly rows: readonly string[];
}

/** Tells an answer so that each line can be understood by itself. */
export function answerSentences(
  { outputs }: Pick<ServiceOutput, "outputs">,
  values: OutputValues,
): AnswerSentences {
  return {
    values: outputs
      .filter(({ kind }) => kind !== "table")
      .map((output) => `${output.label}: ${withUnit(output, values)}`),
    tables: outputs
      .filter(({ kind }) => kind === "table")
      .map((table) => rowsOf(table, values))
      .filter(({ rows }) => rows.length > 0),
  };
}

function rowsOf({ name, label, columns }: OutputOutput, values: OutputValues) {
  const rows = values[name];
  const lines = Array.isArray(rows)
    ? rows.map((row) =>
        columns
          .map((column) => `${column.label} ${valueText(row[column.name])}`)
          .join("; "),
      )
    : [];
  return { title: label, rows: lines };
}

function withUnit({ name, unit }: OutputOutput, values: OutputValues): string {
  return `${valueText(values[name])} ${unit}`.trimEnd();
}
