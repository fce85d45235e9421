/** `1 end server`, `2 end servers`. */
export function endServers(count: number): string {
  return count === 1 ? "1 end server" : `${count} end servers`;
}

/** A measured number with at most two decimals: `1.24`, `9`. */
export function figure(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** A duration in whole seconds, at least 1: `12 s`. */
export function seconds(ms: number): string {
  return `${Math.max(1, Math.round(ms / 1_000))} s`;
}
