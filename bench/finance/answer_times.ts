import { CALCULATORS, type Calculator } from "../../src/finance/mod.ts";
import { CalculatorClient } from "../../src/wire/calculator_client.ts";
import { COLUMN } from "../columns.ts";
import { median, percentile, rounded } from "../statistics.ts";
import type { Settings } from "../types.ts";
import { oneEndServer } from "./one_end_server.ts";

type Values = Readonly<Record<string, number>>;

const WARM_UP = 200;
const CALLS = 500;

/**
 * How long each service's ordinary answer takes, one call after another, with
 * the scaler and the client here and one end server beside them: the median of
 * all rounds, each of which asks every service.
 */
export async function answerTimes({
  rounds,
  quick,
  progress,
}: Settings): Promise<ReadonlyMap<string, Values>> {
  const ids = Object.keys(CALCULATORS);
  await using instance = await oneEndServer(ids);
  using client = new CalculatorClient(instance.address);
  const services = await client.listServices();
  const ordinary = new Map(
    Object.entries<Calculator>(CALCULATORS).map(
      ([id, { about }]) => [id, about.example] as const,
    ),
  );
  const runs = new Map(ids.map((id): [string, Values[]] => [id, []]));
  for (let round = 1; round <= rounds; round++) {
    for (const service of services) {
      progress(`round ${round}/${rounds}, answers of ${service.id}`);
      const request = ordinary.get(service.id) ?? {};
      const ask = async () => (await client.call(service, request)).elapsedMs;
      await timesOf(ask, quick ? WARM_UP / 4 : WARM_UP);
      const times = await timesOf(ask, quick ? CALLS / 4 : CALLS);
      runs.get(service.id)?.push({
        [COLUMN.p50]: percentile(times, 0.5),
        [COLUMN.p99]: percentile(times, 0.99),
      });
    }
  }
  return new Map([...runs].map(([id, all]) => [id, mediansOf(all)]));
}

async function timesOf(
  ask: () => Promise<number>,
  count: number,
): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < count; i++) times.push(await ask());
  return times;
}

function mediansOf(runs: readonly Values[]): Values {
  const medians = [COLUMN.p50, COLUMN.p99].map((column) => [
    column,
    rounded(median(runs.map((run) => run[column] ?? NaN))),
  ]);
  return Object.fromEntries(medians);
}
