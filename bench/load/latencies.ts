/**
 * Reads the log of `h2load`: a line for each request, `start, status,
 * microseconds`. Requests that failed have no latency.
 */
export function latenciesUs(log: string): readonly number[] {
  const latencies: number[] = [];
  for (const line of log.split("\n")) {
    const [, status, latency] = line.split("\t");
    if (status === "200") latencies.push(Number(latency));
  }
  return latencies;
}
