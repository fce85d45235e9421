import type { ProxyPlan } from "./types.ts";

/** One thread, least connections, nothing logged. */
export function haproxyConfiguration(
  { port, backends }: ProxyPlan,
  mode: { readonly protocol: string; readonly lines: readonly string[] },
): string {
  const { protocol, lines } = mode;
  const servers = backends.map(
    (it, i) => `  server s${i} 127.0.0.1:${it} ${protocol}`,
  );
  return `global
  nbthread 1
  maxconn 8000
defaults
${lines.map((it) => `  ${it}`).join("\n")}
  timeout connect 5s
  timeout client 300s
  timeout server 300s
frontend clients
  bind 127.0.0.1:${port} ${protocol}
  default_backend servers
backend servers
  balance leastconn
${servers.join("\n")}
`;
}
