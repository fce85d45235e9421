import { csvField } from "../../base/csv_field.ts";

/** One record of a CSV text, and the line it starts on. */
export interface CsvRecord {
  /** From 1. */
  readonly line: number;
  readonly fields: readonly string[];
}

/** A text that is not CSV as RFC 4180 has it; `line` is where it breaks. */
export class CsvSyntaxError extends SyntaxError {
  override name = "CsvSyntaxError";
  readonly line: number;

  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

/**
 * One record as RFC 4180 has it, but ended by LF alone, which is what the
 * tools of this platform expect of a text file.
 */
export function formatCsvRecord(fields: readonly string[]): string {
  return `${fields.map(csvField).join(",")}\n`;
}

/**
 * Reads RFC 4180 records ended by LF, strictly: no CR outside quotes, no
 * quote in a bare field, nothing after a closing quote, and a last line that
 * is whole.
 *
 * @throws {CsvSyntaxError}
 */
export function parseCsv(text: string): CsvRecord[] {
  const records: CsvRecord[] = [];
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const fields: string[] = [];
    const start = line;
    for (let more = true; more;) {
      const field =
        text[at] === '"'
          ? readQuoted(text, at, line)
          : readBare(text, at, line);
      fields.push(field.value);
      line += field.newlines;
      more = text[field.end] === ",";
      at = field.end + 1;
    }
    records.push({ line: start, fields });
    line++;
  }
  return records;
}

interface FieldRead {
  readonly value: string;
  /** Where the comma or LF after it is. */
  readonly end: number;
  readonly newlines: number;
}

function readBare(text: string, start: number, line: number): FieldRead {
  let end = start;
  for (; end < text.length; end++) {
    const char = text[end];
    if (char === "," || char === "\n") break;
    if (char === '"')
      throw new CsvSyntaxError("A quote inside a bare field", line);
    if (char === "\r") {
      throw new CsvSyntaxError(
        "A carriage return: lines must end in LF alone",
        line,
      );
    }
  }
  if (end === text.length)
    throw new CsvSyntaxError("The line is cut short", line);
  return { value: text.slice(start, end), end, newlines: 0 };
}

function readQuoted(text: string, start: number, line: number): FieldRead {
  let close = start + 1;
  for (;;) {
    close = text.indexOf('"', close);
    if (close === -1) throw new CsvSyntaxError("A quote is not closed", line);
    if (text[close + 1] !== '"') break;
    close += 2;
  }
  const end = close + 1;
  if (end >= text.length)
    throw new CsvSyntaxError("The line is cut short", line);
  if (text[end] !== "," && text[end] !== "\n") {
    throw new CsvSyntaxError("Text after a closing quote", line);
  }
  const inner = text.slice(start + 1, close);
  return {
    value: inner.replaceAll('""', '"'),
    end,
    newlines: inner.split("\n").length - 1,
  };
}
