import type { Flag } from "./arguments.ts";

/** What holds where neither flag nor file says otherwise. */
export const BALANCE_DEFAULTS = {
  strategy: "least_connections",
  concurrency: 100,
  queueLimit: 1_000,
  workers: 1,
  healthCheck: false,
};

/** The flags of `balance`. */
export const BALANCE_FLAGS: readonly Flag[] = [
  {
    name: "listen",
    value: "HOST:PORT",
    help: "where clients connect; port 0 lets the system choose",
  },
  { name: "to", value: "HOST:PORT", help: "a backend; give it once for each" },
  {
    name: "strategy",
    value: "NAME",
    help: `how a backend is picked (${BALANCE_DEFAULTS.strategy})`,
  },
  {
    name: "concurrency",
    value: "N",
    help: `requests in flight on one backend (${BALANCE_DEFAULTS.concurrency})`,
  },
  {
    name: "queue-limit",
    value: "N",
    help: `requests waiting when all are full (${BALANCE_DEFAULTS.queueLimit})`,
  },
  {
    name: "limit",
    value: "NAME=N",
    help: "another limit, see the README; give it once for each",
  },
  { name: "health-check", help: "ask backends by grpc.health.v1 how they are" },
  {
    name: "workers",
    value: "N",
    help: "threads, each with its part of the clients and limits (1)",
  },
  { name: "tls-cert", value: "FILE", help: "speak TLS: certificate chain" },
  { name: "tls-key", value: "FILE", help: "its key, with mode 600" },
  {
    name: "config",
    value: "FILE",
    help: "a JSON file with any of these; SIGHUP reads it again",
  },
];
