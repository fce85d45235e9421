/**
 * The program of a load's thread: one order in, counts out while it runs and
 * once it is over. An error that nothing caught ends it, which its owner sees.
 */
import { CalculatorClient } from "./calculator_client.ts";
import type { LoadCounts, LoadPlan } from "./load_plan.ts";
import { runLoad } from "./load_run.ts";
import type { TlsTrust } from "./open_channel.ts";

declare const self: Worker;

/** What the thread is told. */
export type LoadOrder =
  | {
      readonly kind: "begin";
      readonly address: string;
      readonly tls: TlsTrust | undefined;
      readonly plan: LoadPlan;
    }
  | { readonly kind: "stop" };

/** What the thread tells. */
export type LoadReport =
  | { readonly kind: "counts"; readonly counts: LoadCounts }
  | { readonly kind: "ended"; readonly counts: LoadCounts }
  | { readonly kind: "failed"; readonly reason: string };

const stopping = new AbortController();

self.onmessage = ({ data }: MessageEvent<LoadOrder>) => {
  switch (data.kind) {
    case "begin":
      return void run(data);
    case "stop":
      return stopping.abort();
    default:
      data satisfies never;
  }
};

async function run({ address, tls, plan }: LoadOrder & { kind: "begin" }) {
  const tell = (report: LoadReport) => self.postMessage(report);
  try {
    // Thousands of calls are no record of what was asked: none is kept.
    using client = new CalculatorClient(address, { tls });
    const counts = await runLoad(client, plan, {
      signal: stopping.signal,
      onCounts: (counts) => tell({ kind: "counts", counts }),
    });
    tell({ kind: "ended", counts });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    tell({ kind: "failed", reason });
  }
}
