import { answerCsv, csvRecord } from "../wire/answer_csv.ts";
import type { CalculatorAnswer } from "../wire/calculator_client.ts";
import type { ServiceOutput } from "../wire/messages.ts";
import { formatAnswer, type AnswerOptions } from "./_answer.ts";
import type { CallFormat } from "./_call_format.ts";
import { formatTable, type TableOptions } from "./table.ts";

/** How an answer is printed, in whichever format. */
export interface AnswerTextOptions extends AnswerOptions {
  readonly format: CallFormat;
  /** The only part that is wanted, of CSV. */
  readonly table: string | undefined;
}

/** An answer as it is printed. */
export function answerText(
  answer: CalculatorAnswer,
  service: ServiceOutput,
  options: AnswerTextOptions,
): string {
  const { format } = options;
  switch (format) {
    case "text":
      return formatAnswer(answer, service, options);
    case "json":
      return `${JSON.stringify({ service: service.id, ...answer })}\n`;
    case "csv":
      return answerCsv(answer.outputs, service, options);
    default:
      return format satisfies never;
  }
}

/** The services of a port as they are printed. */
export function servicesText(
  services: readonly ServiceOutput[],
  format: CallFormat,
  options: TableOptions,
): string {
  const rows = services.map(({ id, title, summary }) => [id, title, summary]);
  switch (format) {
    case "text":
      return formatTable(
        ["SERVICE", "TITLE", "WHAT IT DOES"].map((title) => ({ title })),
        rows,
        options,
      );
    case "json":
      return `${JSON.stringify(services)}\n`;
    case "csv":
      return [["id", "title", "summary"], ...rows].map(csvRecord).join("");
    default:
      return format satisfies never;
  }
}
