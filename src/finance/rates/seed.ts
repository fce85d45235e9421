import xml from "../data/rates/eurofxref-daily.xml" with { type: "text" };
import { readEcb } from "./read_ecb.ts";

/**
 * The dated table that ships with the program, for machines without network.
 * `type: "text"` makes the import a string, which its type does not know.
 */
export const SEED_RATES = readEcb(String(xml));
