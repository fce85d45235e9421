const SHARE = 0.2;
const AT_LEAST = 3;

/**
 * Whether one more retry is allowed when `retrying` of `active` requests are
 * retries already: a fifth, but at least three (Envoy's retry budget).
 */
export function mayRetry(retrying: number, active: number): boolean {
  return retrying < Math.max(AT_LEAST, SHARE * active);
}
