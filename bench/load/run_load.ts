import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { seededPrng } from "../../_tools/testing/seeded_prng.ts";
import { CORES, pinned } from "../machine/cores.ts";
import { percentile } from "../statistics.ts";
import { arrivalsMs, timingScript } from "./arrivals.ts";
import { DOCUMENTS, grpcMessage, type DocumentName } from "./documents.ts";
import { faultOf, parseH2loadReport } from "./h2load_report.ts";
import { latenciesUs } from "./latencies.ts";

const DEADLINE_MS = 90_000;
const SEED = 1;
/** What precedes a message of gRPC. */
const PREFIX_BYTES = 5;

/** What clients do. */
export interface Load {
  readonly connections: number;
  /** Requests in flight on one connection. */
  readonly streams: number;
  /** Of all connections together. */
  readonly requests: number;
  /** What is answered. */
  readonly document: DocumentName;
  /** Length of the message in each request. */
  readonly uploadBytes: number;
  /** Mean rate of all connections together. @default as fast as it goes */
  readonly perSecond?: number;
}

/** What clients saw; a run with a single error is no result. */
export type LoadRun =
  | {
      readonly kind: "ran";
      readonly requestsPerSecond: number;
      readonly p50Us: number;
      readonly p99Us: number;
    }
  | { readonly kind: "failed"; readonly reason: string };

/** Where the load goes and where its files may lie. */
export interface LoadOptions {
  readonly port: number;
  readonly directory: string;
}

/** Calls through a port of this machine with `h2load`, from the load's core. */
export async function runLoad(
  load: Load,
  options: LoadOptions,
): Promise<LoadRun> {
  const log = join(options.directory, "requests.log");
  rmSync(log, { force: true });
  const child = Bun.spawn(pinned(commandOf(load, options, log), CORES.load), {
    stdin: "ignore",
    stdout: "pipe",
    stderr: "pipe",
    timeout: DEADLINE_MS,
  });
  const text = await child.stdout.text();
  if ((await child.exited) !== 0) {
    return { kind: "failed", reason: `h2load ended with ${child.exitCode}` };
  }
  const report = parseH2loadReport(text);
  const answerBytes = DOCUMENTS[load.document] + PREFIX_BYTES;
  const fault = faultOf(report, { requests: load.requests, answerBytes });
  if (fault !== undefined) return { kind: "failed", reason: fault };
  const latencies = latenciesUs(readFileSync(log, "utf8"));
  return {
    kind: "ran",
    requestsPerSecond: report.requestsPerSecond,
    p50Us: percentile(latencies, 0.5),
    p99Us: percentile(latencies, 0.99),
  };
}

function commandOf(
  load: Load,
  { port, directory }: LoadOptions,
  log: string,
): readonly string[] {
  const url = `http://127.0.0.1:${port}/${load.document}`;
  const body = join(directory, "request.body");
  writeFileSync(body, grpcMessage(load.uploadBytes));
  return [
    "h2load",
    `--clients=${load.connections}`,
    `--max-concurrent-streams=${load.streams}`,
    `--data=${body}`,
    "--header=content-type: application/grpc",
    "--header=te: trailers",
    `--log-file=${log}`,
    ...pacing(load, url, directory),
  ];
}

/** `h2load` runs a script on each connection, a number of requests on all. */
function pacing(load: Load, url: string, directory: string): readonly string[] {
  const { perSecond, requests, connections } = load;
  if (perSecond === undefined) return [`--requests=${requests}`, url];
  const file = join(directory, "arrivals");
  const arrivals = arrivalsMs({
    perSecond: perSecond / connections,
    count: requests / connections,
    prng: seededPrng(SEED), // the same moments for everyone
  });
  writeFileSync(file, timingScript(arrivals, url));
  return [`--timing-script-file=${file}`];
}
