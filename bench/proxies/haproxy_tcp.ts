import { haproxyConfiguration } from "./_haproxy_configuration.ts";
import type { Proxy } from "./types.ts";

/**
 * The floor: bytes are copied, a connection stays with one backend, nothing is
 * balanced by request.
 */
export const haproxyTcp = {
  name: "haproxy_tcp",
  title: "HAProxy, TCP (floor)",
  program: "haproxy",
  configuration: (plan) =>
    haproxyConfiguration(plan, { protocol: "", lines: ["mode tcp"] }),
  command: (_, file) => ["haproxy", "-db", "-f", file],
} satisfies Proxy;
