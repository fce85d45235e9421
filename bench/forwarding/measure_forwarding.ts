import type { Run } from "../combine.ts";
import { COLUMN } from "../columns.ts";
import { runLoad } from "../load/run_load.ts";
import type { Load } from "../load/types.ts";
import { cpuNsOf, residentBytesOf } from "../machine/process_figures.ts";
import type { RunningProxy } from "../proxies/start_proxy.ts";

const MIB = 1024 * 1024;

/** Loads a proxy once and sees what that cost. */
export async function measureForwarding(
  proxy: RunningProxy,
  load: Load,
  options: { readonly directory: string; readonly mebibytes?: number },
): Promise<Run> {
  const cpuBefore = cpuNsOf(proxy.pid);
  const began = performance.now();
  const run = await runLoad(load, {
    port: proxy.port,
    directory: options.directory,
  });
  const elapsedNs = (performance.now() - began) * 1e6;
  if (run.kind === "failed") return run;
  const cpuNs = cpuNsOf(proxy.pid) - cpuBefore;
  const cpuUs = cpuNs / 1e3 / load.requests;
  const perMib = options.mebibytes
    ? { [COLUMN.cpuPerMib]: cpuUs / options.mebibytes }
    : {};
  return {
    kind: "ran",
    values: {
      [COLUMN.cpu]: cpuUs,
      ...perMib,
      [COLUMN.rate]: run.requestsPerSecond,
      [COLUMN.p50]: run.p50Us / 1e3,
      [COLUMN.p99]: run.p99Us / 1e3,
      [COLUMN.memory]: residentBytesOf(proxy.pid) / MIB,
      [COLUMN.busy]: (cpuNs / elapsedNs) * 100,
    },
  };
}
