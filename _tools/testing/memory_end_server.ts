import type { CalculatorName } from "../../src/finance/mod.ts";
import { startEndServer } from "../../src/endserver/server.ts";
import type { Served } from "../../src/scaler/runtime/memory.ts";
import type { EndServerSpec } from "../../src/scaler/runtime/types.ts";
import { readPublicKey } from "../../src/wire/control_key.ts";

const HOST = "127.0.0.1";

/** What an end server of a test needs to know of its specification. */
export type MemorySpec = Pick<
  EndServerSpec,
  "services" | "sleepMs" | "cpuMs" | "controlKey"
>;

/** The real end server on a port of its own, in this process. */
export async function memoryEndServer(spec: MemorySpec): Promise<Served> {
  const { sleepMs, cpuMs, controlKey } = spec;
  const server = await startEndServer({
    // The portal lets only names of calculators through.
    services: spec.services as readonly CalculatorName[],
    sleepMs,
    cpuMs,
    host: HOST,
    port: 0,
    control: controlKey
      ? { key: readPublicKey(controlKey), port: 0 }
      : undefined,
    now: Date.now,
  });
  return {
    host: HOST,
    port: server.port,
    controlPort: server.controlPort,
    [Symbol.asyncDispose]: async () => server[Symbol.dispose](),
  };
}
