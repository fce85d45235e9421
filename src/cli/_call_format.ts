import { csvTables } from "../wire/answer_csv.ts";
import type { ServiceOutput } from "../wire/messages.ts";
import { UsageError, type ParsedArguments } from "./arguments.ts";
import { isOn, textOf } from "./flag_values.ts";
import { didYouMean } from "./near_match.ts";

/** For whom `call` prints: a person, a program, a spreadsheet. */
export type CallFormat = "text" | "json" | "csv";

/**
 * The format that the flags ask for.
 *
 * @throws {UsageError} when they contradict each other.
 */
export function formatOf(parsed: ParsedArguments): CallFormat {
  const [json, csv] = [isOn(parsed, "json"), isOn(parsed, "csv")];
  if (json && csv) {
    throw new UsageError(
      "Cannot print JSON and CSV at once: leave --json or --csv away",
    );
  }
  const table = textOf(parsed, "table");
  if (table !== undefined && !csv) {
    throw new UsageError(
      `Cannot choose the table "${table}": only CSV has it alone; give --csv too`,
    );
  }
  return json ? "json" : csv ? "csv" : "text";
}

/**
 * The part of a CSV answer that is wanted, by its name on the wire or in
 * kebab-case as fields are given.
 *
 * @throws {UsageError} naming the parts there are.
 */
export function tableOf(
  parsed: ParsedArguments,
  service: ServiceOutput,
): string | undefined {
  const name = textOf(parsed, "table")?.replaceAll("-", "_");
  const known = csvTables(service);
  if (name === undefined || known.includes(name)) return name;
  throw new UsageError(
    `Cannot write the table "${name}": ${service.id} answers ${known.join(", ")}${didYouMean(name, known)}`,
  );
}
