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

const LOOPBACK = /^(?:localhost|127\.[0-9.]+|\[::1\])$/;

/**
 * Where rates are fetched from, the first first: the European Central Bank, and
 * Frankfurter, which passes on its figures. With an address of one's own, from
 * there alone, in either's format.
 *
 * @throws {RangeError} when the address is none to fetch rates from.
 */
export function ratesSources(url?: string): readonly RatesSource[] {
  if (url === undefined) return SOURCES;
  const { host, href } = checked(url);
  return [{ name: host, url: href, readers: [ECB, FRANKFURTER] }];
}

/** Rates that anyone on the way may change are no rates: TLS, or no way. */
function checked(text: string): URL {
  const url = URL.parse(text);
  if (!url) throw refusal(text, "it is no URL");
  // Whatever stands before the "@" is a secret: it is not repeated.
  if (url.username !== "" || url.password !== "") {
    throw refusal(url.host, "it carries a name or a password");
  }
  const isPrivate = url.protocol === "http:" && LOOPBACK.test(url.hostname);
  if (url.protocol === "https:" || isPrivate) return url;
  throw refusal(text, "it is neither https nor on this machine");
}

function refusal(what: string, why: string): RangeError {
  return new RangeError(
    `Cannot fetch exchange rates from "${what}": ${why}; give an address such as https://mirror.example.com/eurofxref-daily.xml`,
  );
}
