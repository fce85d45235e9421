import type { EndServerSpec } from "./types.ts";

/** How the end server is told what to serve. */
export function endServerArguments(
  spec: EndServerSpec,
  at: { readonly host: string; readonly port: number },
): readonly string[] {
  const { services, sleepMs, cpuMs } = spec;
  const values = {
    "--services": services.join(","),
    "--host": at.host,
    "--port": String(at.port),
    "--sleep-ms": String(sleepMs),
    "--cpu-ms": String(cpuMs),
  };
  return Object.entries(values).flat();
}
