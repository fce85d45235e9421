import type { EndServerSpec } from "./types.ts";

/** Where an end server listens: to clients, and to its scaler. */
export interface EndServerPlace {
  readonly host: string;
  readonly port: number;
  readonly controlPort: number;
}

/** How the end server is told what to serve. */
export function endServerArguments(
  spec: EndServerSpec,
  at: EndServerPlace,
): readonly string[] {
  const { services, sleepMs, cpuMs, controlKey } = spec;
  const values = {
    "--services": services.join(","),
    "--host": at.host,
    "--port": String(at.port),
    "--sleep-ms": String(sleepMs),
    "--cpu-ms": String(cpuMs),
    ...(controlKey && {
      "--control-key": controlKey,
      "--control-port": String(at.controlPort),
    }),
  };
  return Object.entries(values).flat();
}
