import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { seededPrng } from "../../_tools/testing/seeded_prng.ts";
import { arrivalsMs, timingScript } from "./arrivals.ts";
import { grpcMessage } from "./documents.ts";
import type { Load, LoadOptions } from "./types.ts";

const SEED = 1;

/** Writes what `h2load` reads, and says how it is called; it logs to `log`. */
export function h2loadCommand(
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
