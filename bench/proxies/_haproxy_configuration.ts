import type { Front, ProxyPlan } from "./types.ts";

/** How HAProxy treats what it forwards. */
export interface HaproxyMode {
  /** Of each address: `proto h2`. */
  readonly protocol: string;
  /** Lines of the section `defaults`. */
  readonly lines: readonly string[];
}

/** One thread, least connections, nothing logged. */
export function haproxyConfiguration(
  { fronts }: ProxyPlan,
  mode: HaproxyMode,
): string {
  return `global
  nbthread 1
  maxconn 8000
defaults
${mode.lines.map((it) => `  ${it}`).join("\n")}
  timeout connect 5s
  timeout client 300s
  timeout server 300s
${fronts.map((it) => sectionsOf(it, mode)).join("")}`;
}

function sectionsOf(
  { port, backends }: Front,
  { protocol }: HaproxyMode,
): string {
  const servers = backends.map(
    (it, i) => `  server s${i} 127.0.0.1:${it} ${protocol}\n`,
  );
  return `frontend clients_${port}
  bind 127.0.0.1:${port} ${protocol}
  default_backend servers_${port}
backend servers_${port}
  balance leastconn
${servers.join("")}`;
}
