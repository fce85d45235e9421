import { ratesFile } from "../../../_tools/testing/rates_file.ts";
import { SEED_RATES, type RatesTable } from "../../finance/mod.ts";
import { ratesSources } from "./sources.ts";
import type { RatesSource } from "./types.ts";

/** What a test's server answers a request with. */
export type Answer = (request: Request) => Response | Promise<Response>;

/** A server of rates on loopback, for tests; it answers as it is told. */
export interface RatesServer extends Disposable {
  readonly source: RatesSource;
  readonly url: string;
  /** How often it was asked. */
  readonly asked: number;
  answer: Answer;
}

/** Starts one. */
export function ratesServer(answer: Answer): RatesServer {
  let asked = 0;
  const server = Bun.serve({
    hostname: "127.0.0.1",
    port: 0,
    idleTimeout: 60,
    fetch(request) {
      asked += 1;
      return made.answer(request);
    },
  });
  const url = `http://127.0.0.1:${server.port}/daily`;
  const [source] = ratesSources(url);
  if (!source) throw new Error("No source");
  const made: RatesServer = {
    source,
    url,
    get asked() {
      return asked;
    },
    answer,
    [Symbol.dispose]: () => void server.stop(true),
  };
  return made;
}

/** A table for tests: the seed's rates on another day, with changes. */
export function tableOf(
  date: string,
  changes: Readonly<Record<string, string>> = {},
): RatesTable {
  const perEuro = { ...SEED_RATES.perEuro, ...changes };
  return { date, source: "ECB statistics", perEuro };
}

/** The answer that gives a table as the ECB does. */
export function asXml(table: RatesTable): Answer {
  return () => file(ratesFile(table), "text/xml;charset=utf-8");
}

/** The answer that gives a table as Frankfurter does. */
export function asJson({ date, perEuro }: RatesTable): Answer {
  const rows = Object.entries(perEuro).map(
    ([quote, rate]) =>
      `{"date":"${date}","base":"EUR","quote":"${quote}","rate":${rate}}`,
  );
  return () => file(`[${rows.join(",")}]`, "application/json");
}

/** An answer with a content type. */
export function file(
  body: ConstructorParameters<typeof Response>[0],
  type: string,
): Response {
  return new Response(body, { headers: { "content-type": type } });
}
