import { describe, expect, test } from "bun:test";

import { CredentialsError } from "../base/errors.ts";
import { SEED_RATES } from "../finance/rates/seed.ts";
import { controlKeyOf, readPublicKey } from "./control_key.ts";
import { openRates, sealRates } from "./sealed_rates.ts";

const ours = controlKeyOf("01".repeat(32));
const others = controlKeyOf("02".repeat(32));
const publicKey = readPublicKey(ours.publicKey);

describe("openRates()", () => {
  test("gives the table that was sealed, with its time and without", () => {
    const fetched = { ...SEED_RATES, fetchedAtMs: 1_795_000_000_123 };
    for (const rates of [SEED_RATES, fetched]) {
      expect(openRates(sealRates(rates, ours), publicKey)).toEqual(rates);
    }
  });

  test("refuses what another key signed, and what nobody did", () => {
    const sealed = sealRates(SEED_RATES, others);
    const { table } = sealed;
    const bare = { table, signature: Buffer.alloc(0) };
    const unbound = { table, signature: ours.sign(table) };
    for (const it of [sealed, bare, unbound]) {
      expect(() => openRates(it, publicKey)).toThrow(CredentialsError);
    }
  });

  test("refuses a table of which one bit changed", () => {
    const { table, signature } = sealRates(SEED_RATES, ours);
    for (let at = 0; at < table.length; at += 29) {
      const changed = Buffer.from(table);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => openRates({ table: changed, signature }, publicKey)).toThrow(
        CredentialsError,
      );
    }
  });

  test("refuses a signed table that nobody could calculate with", () => {
    const zero = { ...SEED_RATES, perEuro: { USD: "0" } };
    const nameless = { ...SEED_RATES, source: "" };
    const empty = { date: "", source: "", perEuro: {} };
    for (const it of [zero, nameless, empty]) {
      const sealed = sealRates(it, ours);
      expect(() => openRates(sealed, publicKey)).toThrow(SyntaxError);
    }
  });
});
