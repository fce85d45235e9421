import type { KeyObject } from "node:crypto";

import control from "../../proto/tellerline/v1/control.proto" with { type: "text" };
import { CredentialsError } from "../base/errors.ts";
import { checkTable } from "../finance/rates/check_table.ts";
import type { RatesTable } from "../finance/types.ts";
import { isSignedBy, type ControlKey } from "./control_key.ts";
import type { RatesTable__Output as Message } from "./gen/tellerline/v1/RatesTable.ts";
import { parseProtos } from "./load.ts";

/** A table on its way to an end server, with the scaler's signature. */
export interface SealedRates {
  readonly table: Buffer;
  readonly signature: Buffer;
}

const TABLE = parseProtos([control]).lookupType("tellerline.v1.RatesTable");

/** So that no signature of something else ever passes for one of a table. */
const PREFIX = Buffer.from("tellerline.v1.RatesTable\n");

/** A table as bytes, signed. */
export function sealRates(rates: RatesTable, key: ControlKey): SealedRates {
  const table = Buffer.from(TABLE.encode(TABLE.fromObject(rates)).finish());
  return { table, signature: key.sign(Buffer.concat([PREFIX, table])) };
}

/**
 * The table again.
 *
 * @throws {CredentialsError} when the key's holder did not sign it.
 * @throws {SyntaxError} when it is no table to calculate with.
 */
export function openRates(
  { table, signature }: SealedRates,
  key: KeyObject,
): RatesTable {
  const bytes = Buffer.concat([PREFIX, table]);
  if (!isSignedBy(key, { bytes, signature })) {
    throw new CredentialsError(
      "Cannot take exchange rates: their signature is not of this end server's scaler; only that one can set them",
    );
  }
  const { date, source, perEuro, fetchedAtMs } = decode(table);
  const rates = { date, source, perEuro: { ...perEuro } };
  return checkTable(
    fetchedAtMs === undefined ? rates : { ...rates, fetchedAtMs },
  );
}

function decode(table: Buffer): Message {
  try {
    // The type was parsed from the proto above, so the shape is its.
    return TABLE.toObject(TABLE.decode(table), {
      longs: Number,
      defaults: true,
    }) as Message;
  } catch (cause) {
    throw new SyntaxError("Cannot take exchange rates: they are no table", {
      cause,
    });
  }
}
