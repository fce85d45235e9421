import { csvField } from "../base/csv_field.ts";
import type { OutputValue, OutputValues } from "./dynamic_message.ts";
import type { OutputOutput, ServiceOutput } from "./messages.ts";

/** The name under which the figures are chosen, as a table is by its own. */
export const FIGURES = "figures";

/** Which part of an answer is wanted. */
export interface AnswerCsvOptions {
  /** {@linkcode FIGURES} or a table's name; all of it when left out. */
  readonly table?: string | undefined;
}

/**
 * An answer as CSV (RFC 4180: CRLF, quotes doubled), with every value as it
 * was answered. One part is one header and its records. All of it is the
 * figures, then each table after an empty line and its name.
 *
 * @throws {RangeError} when there is no such table.
 */
export function answerCsv(
  outputs: OutputValues,
  service: Pick<ServiceOutput, "outputs">,
  { table }: AnswerCsvOptions = {},
): string {
  const tables = service.outputs.filter(isTable);
  if (table === FIGURES) return figuresCsv(outputs, service);
  if (table === undefined) {
    const parts = tables.map(
      (it) => `\r\n${csvRecord([it.name])}${tableCsv(it, outputs[it.name])}`,
    );
    return figuresCsv(outputs, service) + parts.join("");
  }
  const chosen = tables.find(({ name }) => name === table);
  if (chosen) return tableCsv(chosen, outputs[table]);
  throw new RangeError(
    `Cannot write "${table}": there is no such table; choose one of ${csvTables(service).join(", ")}`,
  );
}

/** What of a service's answers can be chosen: the figures and each table. */
export function csvTables({
  outputs,
}: Pick<ServiceOutput, "outputs">): string[] {
  return [FIGURES, ...outputs.filter(isTable).map(({ name }) => name)];
}

/** One record, ended. */
export function csvRecord(fields: readonly string[]): string {
  return `${fields.map(csvField).join(",")}\r\n`;
}

function figuresCsv(
  values: OutputValues,
  { outputs }: Pick<ServiceOutput, "outputs">,
): string {
  const figures = outputs.filter((output) => !isTable(output));
  const records = figures.map(({ name, unit, label }) =>
    csvRecord([name, cell(values[name]), unit, label]),
  );
  return csvRecord(["name", "value", "unit", "label"]) + records.join("");
}

function tableCsv(
  { columns }: OutputOutput,
  value: OutputValue | undefined,
): string {
  const names = columns.map(({ name }) => name);
  const rows = typeof value === "object" ? value : [];
  const records = rows.map((row) =>
    csvRecord(names.map((name) => cell(row[name]))),
  );
  return csvRecord(names) + records.join("");
}

function isTable({ kind }: OutputOutput): boolean {
  return kind === "table";
}

/** As `--json` has it: `true` and `false`, numbers as they were answered. */
function cell(value: OutputValue | undefined): string {
  return typeof value === "object" ? "" : String(value ?? "");
}
