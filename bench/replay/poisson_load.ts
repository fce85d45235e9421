import { seededPrng } from "../../_tools/testing/seeded_prng.ts";
import { CalculatorClient } from "../../src/wire/calculator_client.ts";
import { arrivalsMs } from "../load/arrivals.ts";

/** Calls at random moments, whatever becomes of them. */
export interface PoissonLoad {
  /** `host:port` of the instance. */
  readonly address: string;
  readonly perSecond: number;
  readonly tookMs: number;
  /** The same one, the same moments. */
  readonly seed: number;
}

const CLIENTS = 8;
const TICK_MS = 1;

/** Resolves when all are answered or refused: the scaler counts them. */
export async function poissonLoad(load: PoissonLoad): Promise<void> {
  const { address, perSecond, tookMs, seed } = load;
  using clients = new DisposableStack();
  const all = Array.from({ length: CLIENTS }, () =>
    clients.use(new CalculatorClient(address)),
  );
  const [service] = (await all[0]?.listServices()) ?? [];
  if (!service) throw new Error("Cannot measure: no service is deployed");
  const values = Object.fromEntries(
    service.fields.map(({ name, example }) => [name, example]),
  );
  const count = Math.round((perSecond * tookMs) / 1_000);
  const atMs = arrivalsMs({ perSecond, count, prng: seededPrng(seed) });
  const calls: Promise<unknown>[] = [];
  const startMs = performance.now();
  for (const [i, dueMs] of atMs.entries()) {
    while (performance.now() - startMs < dueMs) await Bun.sleep(TICK_MS);
    const call = all[i % CLIENTS]?.call(service, values);
    calls.push(call?.catch(() => {}) ?? Promise.resolve());
  }
  await Promise.all(calls);
}
