import { haproxyConfiguration } from "./_haproxy_configuration.ts";
import type { Proxy } from "./types.ts";

/** HAProxy balancing HTTP/2 requests: what everything is compared to. */
export const haproxy = {
  name: "haproxy",
  title: "HAProxy",
  program: "haproxy",
  configuration: (plan) =>
    haproxyConfiguration(plan, {
      protocol: "proto h2",
      lines: ["mode http", "option forwardfor"],
    }),
  command: (_, file) => ["haproxy", "-db", "-f", file],
} satisfies Proxy;
