import { every } from "../../src/base/every.ts";
import { CalculatorClient } from "../../src/wire/calculator_client.ts";

/** A load that rises from one moment to the next. */
export interface StepLoad {
  /** `host:port` of the instance. */
  readonly address: string;
  /** Calls a second, before and after. */
  readonly lightPerS: number;
  readonly heavyPerS: number;
  /** How long it is light, ms. */
  readonly lightMs: number;
  /** How long it may be heavy, ms. */
  readonly mostMs: number;
}

/** What its clients saw; times are of the wall clock, ms. */
export interface StepSeen {
  /** When it became heavy. */
  readonly stepAtMs: number;
  /** The first answer of an end server that had not answered before. */
  readonly answeredAtMs: number;
  readonly endServer: string;
}

const PACE_MS = 4;
/** Each holds 100 calls back itself, beyond its first 100. */
const CLIENTS = 8;
const VALUES = { text: "hello" };

/**
 * Sends calls whatever becomes of them, until an end server answers that did
 * not while the load was light.
 *
 * @throws {Error} when none does in time.
 */
export async function runStep(load: StepLoad): Promise<StepSeen> {
  using clients = new DisposableStack();
  const dialled = Array.from({ length: CLIENTS }, () =>
    clients.use(new CalculatorClient(load.address)),
  );
  const service = await onlyService(load.address);
  const known = new Set<string | undefined>([undefined]);
  const end = new AbortController();
  const { signal } = end;
  const { promise, resolve, reject } = Promise.withResolvers<StepSeen>();
  const startMs = Date.now();
  const stepAtMs = startMs + load.lightMs;

  async function send(client: CalculatorClient): Promise<void> {
    try {
      const control = { signal };
      const { endpoint } = await client.call(service, VALUES, control);
      const answeredAtMs = Date.now();
      if (answeredAtMs < stepAtMs) known.add(endpoint);
      if (known.has(endpoint) || endpoint === undefined) return;
      resolve({ stepAtMs, answeredAtMs, endServer: endpoint });
    } catch (error) {
      const isFull = String(error).includes("RESOURCE_EXHAUSTED");
      if (!signal.aborted && !isFull) reject(error);
    }
  }

  let sent = 0;
  const pace = () => {
    const nowMs = Date.now();
    const heavyMs = Math.max(0, nowMs - stepAtMs);
    const lightMs = nowMs - startMs - heavyMs;
    const due = lightMs * load.lightPerS + heavyMs * load.heavyPerS;
    for (; sent < due / 1_000; sent++) {
      const client = dialled[sent % CLIENTS];
      if (client) void send(client);
    }
    if (heavyMs < load.mostMs) return;
    reject(new Error(`Cannot measure: no new end server in ${heavyMs} ms`));
  };
  every(PACE_MS, pace, { signal });
  try {
    return await promise;
  } finally {
    end.abort();
  }
}

async function onlyService(address: string) {
  using client = new CalculatorClient(address);
  const [service] = await client.listServices();
  if (service) return service;
  throw new Error("Cannot measure: no service is deployed");
}
