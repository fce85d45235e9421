import { DamagedStateError, InvalidFieldsError } from "../../base/errors.ts";
import {
  CsvSyntaxError,
  formatCsvRecord,
  parseCsv,
  type CsvRecord,
} from "./csv.ts";
import { normalizeEmail } from "./email.ts";
import { passwordHashFault } from "./password_hash.ts";
import type { Credential } from "./types.ts";

const HEADER = ["email", "password_hash", "created_at"];
const ISO_UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/;

/** The whole file for these accounts, header first. */
export function formatCredentials(accounts: Iterable<Credential>): string {
  const rows = [formatCsvRecord(HEADER)];
  for (const { email, passwordHash, createdAt } of accounts) {
    rows.push(formatCsvRecord([email, passwordHash, createdAt]));
  }
  return rows.join("");
}

/**
 * Reads the whole file, by e-mail. Nothing is mended: whatever this program
 * would not have written is damage.
 *
 * @param path Named in errors only.
 * @throws {DamagedStateError} naming the file and the line.
 */
export function parseCredentials(
  bytes: Uint8Array,
  path: string,
): Map<string, Credential> {
  const [header, ...records] = recordsOf(bytes, path);
  if (!header) throw damaged(path, 1, "the file is empty");
  if (header.fields.join() !== HEADER.join()) {
    throw damaged(path, 1, `the first line is not "${HEADER.join()}"`);
  }
  const accounts = new Map<string, Credential>();
  for (const record of records) {
    const fault = faultOf(record, accounts);
    if (fault) throw damaged(path, record.line, fault);
    const [email = "", passwordHash = "", createdAt = ""] = record.fields;
    accounts.set(email, { email, passwordHash, createdAt });
  }
  return accounts;
}

/** What is wrong with an account's values, or `undefined`. */
export function credentialFault(fields: readonly string[]): string | undefined {
  const [email = "", passwordHash = "", createdAt = ""] = fields;
  if (fields.length !== HEADER.length) {
    return `${fields.length} fields instead of ${HEADER.length}`;
  }
  if (!isNormal(email)) return "the e-mail is not one, or not in normal form";
  const fault = passwordHashFault(passwordHash);
  if (fault) return fault;
  if (!ISO_UTC.test(createdAt) || Number.isNaN(Date.parse(createdAt))) {
    return "created_at is not a time like 2026-01-31T12:00:00Z";
  }
  return undefined;
}

function faultOf(record: CsvRecord, seen: ReadonlyMap<string, unknown>) {
  if (seen.has(record.fields[0] ?? "")) {
    return "the e-mail has an account on an earlier line";
  }
  return credentialFault(record.fields);
}

function isNormal(email: string): boolean {
  try {
    return normalizeEmail(email) === email;
  } catch (error) {
    if (error instanceof InvalidFieldsError) return false;
    throw error;
  }
}

function recordsOf(bytes: Uint8Array, path: string): CsvRecord[] {
  const text = textOf(bytes, path);
  if (text.startsWith("\uFEFF")) {
    throw damaged(path, 1, "a byte order mark; save it as UTF-8 without one");
  }
  const nul = text.indexOf("\0");
  if (nul !== -1) {
    throw damaged(
      path,
      text.slice(0, nul).split("\n").length,
      "a NUL character",
    );
  }
  try {
    return parseCsv(text);
  } catch (error) {
    if (!(error instanceof CsvSyntaxError)) throw error;
    throw damaged(path, error.line, error.message);
  }
}

function textOf(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(
      bytes,
    );
  } catch {
    throw damaged(path, firstBadLine(bytes), "bytes that are not UTF-8");
  }
}

function firstBadLine(bytes: Uint8Array): number {
  const read = new TextDecoder().decode(bytes); // marks bad bytes with U+FFFD
  return read.slice(0, read.indexOf("\uFFFD")).split("\n").length;
}

function damaged(path: string, line: number, fault: string): DamagedStateError {
  return new DamagedStateError(
    `Cannot read ${path}: line ${line}: ${fault}; mend the line or put a copy back, then start again`,
  );
}
