/** The figures of a proxy, by their titles in tables and results. */
export const COLUMN = {
  cpu: "CPU µs/request",
  cpuPerMib: "CPU µs/MiB",
  rate: "requests/s",
  p50: "p50 ms",
  p99: "p99 ms",
  memory: "MiB",
  busy: "busy %",
  others: "others %",
  perConnection: "KiB/connection",
  p99Alone: "p99 ms alone",
  p99Attacked: "p99 ms attacked",
  slowdown: "× alone",
  mostCpu: "most CPU ms",
  combinations: "requests",
  scheduleCpu: "CPU ms of 600 months",
} as const;
