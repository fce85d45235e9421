import { DamagedStateError } from "../../base/errors.ts";
import { reasonOf } from "./_durable_file.ts";
import type { Shape } from "./_shape.ts";

/** A row of any table: JSON, and a checksum of it. */
export interface SealedRow {
  readonly body: string;
  readonly sum: string;
}

/**
 * A record as a row. SQLite's own check finds broken structure, not a letter
 * that changed inside a text; the checksum does.
 *
 * @throws {TypeError} when the value is not of the shape: NaN has no JSON.
 */
export function seal<T>(value: T, shape: Shape<T>): SealedRow {
  const body = JSON.stringify(shape(value));
  return { body, sum: sumOf(body) };
}

/** The record of a row. @throws {DamagedStateError} naming `path`. */
export function unseal<T>(row: SealedRow, shape: Shape<T>, path: string): T {
  try {
    if (sumOf(row.body) !== row.sum) throw new TypeError("The checksum is off");
    return shape(JSON.parse(row.body));
  } catch (error) {
    throw new DamagedStateError(
      `Cannot read ${path}: a record is damaged: ${reasonOf(error)}; put a copy of the file back, then start again`,
      { cause: error },
    );
  }
}

function sumOf(body: string): string {
  return new Bun.CryptoHasher("sha256").update(body).digest("hex").slice(0, 16);
}
