/** What `h2load` says at the end. */
export interface H2loadReport {
  readonly requests: number;
  readonly requestsPerSecond: number;
  /** Answered with a status of 2xx. */
  readonly succeeded: number;
  /** Bytes of answers, without their headers. */
  readonly dataBytes: number;
}

/**
 * Reads the report of `h2load`.
 *
 * @throws {SyntaxError} when a figure is missing.
 */
export function parseH2loadReport(text: string): H2loadReport {
  return {
    requests: figure(text, /^requests: (\d+) total/m),
    requestsPerSecond: figure(text, /^finished in .*, ([\d.]+) req\/s/m),
    succeeded: figure(text, /^status codes: (\d+) 2xx/m),
    dataBytes: figure(text, /^traffic: .*\((\d+)\) data$/m),
  };
}

/**
 * What is wrong with a run, or `undefined`. An error of gRPC comes with status
 * 200 and no body: only the bytes tell.
 */
export function faultOf(
  report: H2loadReport,
  expected: { readonly requests: number; readonly answerBytes: number },
): string | undefined {
  const failed = expected.requests - report.succeeded;
  if (failed !== 0) return `${failed} of ${expected.requests} requests failed`;
  const missing = expected.requests * expected.answerBytes - report.dataBytes;
  return missing === 0 ? undefined : `answers lack ${missing} bytes`;
}

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

function figure(text: string, pattern: RegExp): number {
  const found = pattern.exec(text)?.[1];
  if (found !== undefined) return Number(found);
  throw new SyntaxError(
    `Cannot read the report of h2load: ${pattern} is not in "${text.slice(-400)}"`,
  );
}
