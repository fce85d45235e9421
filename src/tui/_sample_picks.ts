import type { Picks } from "./types.ts";

/** Picks that were explained, with a text wherever one comes from outside. */
export function samplePicks(text: string): Picks {
  const list = Array.from({ length: 30 }, (_, index) => ({
    number: 30 - index,
    atMs: 1_000 * (30 - index),
    method: `/${text}/${text}`,
    client: "127.0.0.1",
    strategy: "least_connections",
    endServer: `i1-${(index % 4) + 1}`,
    waitedMs: index,
    reason: `fewest in flight (${index}), ${text}`,
    candidates: ["", "", "", "", "full", "not_serving"].map((excluded, at) => ({
      id: `i1-${at + 1}`,
      inFlight: at,
      recentPicks: 10 * at,
      ...(at > 0 ? { latencyMs: 12.3 * at } : {}),
      excluded,
    })),
  }));
  return { isOn: true, list };
}
