import type { OutputValue, OutputValues } from "../wire/dynamic_message.ts";
import type { OutputOutput, ServiceOutput } from "../wire/messages.ts";
import type { Answer, AnswerPlace } from "./types.ts";

/** The table of an answer that is looked at, and which of how many it is. */
export interface ShownTable {
  readonly output: OutputOutput;
  readonly rows: readonly OutputValues[];
  /** From 0. */
  readonly index: number;
  readonly count: number;
}

/** The tables of an answer that have rows, by name. */
export function tablesOf(
  { outputs }: Pick<ServiceOutput, "outputs">,
  { outputs: values }: Pick<Answer, "outputs">,
): readonly string[] {
  return outputs
    .filter(({ kind, name }) => kind === "table" && rowsOf(values[name]).length)
    .map(({ name }) => name);
}

/** The table that a place names, else the first with rows. */
export function shownTable(
  service: Pick<ServiceOutput, "outputs">,
  answer: Pick<Answer, "outputs">,
  { table }: AnswerPlace,
): ShownTable | undefined {
  const names = tablesOf(service, answer);
  const index = Math.max(0, names.indexOf(table));
  const output = service.outputs.find(({ name }) => name === names[index]);
  if (!output) return undefined;
  const rows = rowsOf(answer.outputs[output.name]);
  return { output, rows, index, count: names.length };
}

function rowsOf(value: OutputValue | undefined): readonly OutputValues[] {
  return Array.isArray(value) ? value : [];
}
