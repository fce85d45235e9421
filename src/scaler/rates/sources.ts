import { secureUrl } from "../../base/secure_url.ts";
import { readEcb } from "../../finance/rates/read_ecb.ts";
import { readFrankfurter } from "../../finance/rates/read_frankfurter.ts";
import type { RatesSource, Reader } from "./types.ts";

const ECB: Reader = {
  contentType: /^(?:text|application)\/xml$/,
  read: readEcb,
};
const FRANKFURTER: Reader = {
  contentType: /^application\/json$/,
  read: readFrankfurter,
};

const SOURCES: readonly RatesSource[] = [
  {
    name: "www.ecb.europa.eu",
    url: "https://www.ecb.europa.eu/stats/eurofxref/eurofxref-daily.xml",
    readers: [ECB],
  },
  {
    // Without `providers` it would be a blend of many institutions' rates.
    name: "api.frankfurter.dev",
    url: "https://api.frankfurter.dev/v2/rates?base=EUR&providers=ecb",
    readers: [FRANKFURTER],
  },
];

/**
 * Where rates are fetched from, the first first: the European Central Bank, and
 * Frankfurter, which passes on its figures. With an address of one's own, from
 * there alone, in either's format.
 *
 * @throws {RangeError} when the address is none to fetch rates from.
 */
export function ratesSources(url?: string): readonly RatesSource[] {
  if (url === undefined) return SOURCES;
  // Rates that anyone on the way may change are no rates.
  const { host, href } = secureUrl(url);
  return [{ name: host, url: href, readers: [ECB, FRANKFURTER] }];
}
