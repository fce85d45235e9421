const LOOPBACK = /^(?:localhost|127\.[0-9.]+|\[::1\])$/;

/**
 * An address that nobody on the way can answer for: https, or http on this
 * machine. It carries no name and no password, so that it may be logged.
 *
 * @throws {RangeError} naming what is wrong with it.
 */
export function secureUrl(text: string): URL {
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
    `Cannot fetch from "${what}": ${why}; give an address such as https://example.com/eurofxref-daily.xml`,
  );
}
