import type { RosterEndpoint } from "./endpoint.ts";
import type { Exclusion } from "./types.ts";

/**
 * Why an end server that could not be picked could not; what weighs most
 * first. `new`: it was not its turn, as slow start lets it take fewer.
 */
export function exclusionOf(
  endpoint: RosterEndpoint,
  concurrency: number,
): Exclusion {
  const { draining, reach, health, isMuted, ejection, inFlight } = endpoint;
  if (draining) return "draining";
  if (!reach.isUp) return "unreachable";
  if (health === "not_serving") return "not_serving";
  if (isMuted) return "silent";
  if (!ejection.isOpen) return "failing";
  const slots = Math.min(concurrency, endpoint.maxStreams);
  return inFlight < slots ? "new" : "full";
}
