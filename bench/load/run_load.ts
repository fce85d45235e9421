import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

import { CORES, pinned } from "../machine/cores.ts";
import { percentile } from "../statistics.ts";
import { answerBytes } from "./documents.ts";
import { h2loadCommand } from "./h2load_command.ts";
import { faultOf, latenciesUs, parseH2loadReport } from "./h2load_report.ts";
import type { Load, LoadOptions, LoadRun } from "./types.ts";

const DEADLINE_MS = 90_000;

/** Calls through a port of this machine with `h2load`, from the load's core. */
export async function runLoad(
  load: Load,
  options: LoadOptions,
): Promise<LoadRun> {
  const log = join(options.directory, "requests.log");
  rmSync(log, { force: true });
  const command = h2loadCommand(load, options, log);
  const child = Bun.spawn(pinned(command, CORES.load), {
    stdin: "ignore",
    stdout: "pipe",
    stderr: "ignore",
    timeout: DEADLINE_MS,
  });
  const text = await child.stdout.text();
  if ((await child.exited) !== 0) {
    return { kind: "failed", reason: `h2load ended with ${child.exitCode}` };
  }
  return judge(text, load, readFileSync(log, "utf8"));
}

function judge(text: string, load: Load, log: string): LoadRun {
  const report = parseH2loadReport(text);
  const fault = faultOf(report, {
    requests: load.requests,
    answerBytes: answerBytes(load.document),
  });
  if (fault !== undefined) return { kind: "failed", reason: fault };
  const latencies = latenciesUs(log);
  return {
    kind: "ran",
    requestsPerSecond: report.requestsPerSecond,
    p50Us: percentile(latencies, 0.5),
    p99Us: percentile(latencies, 0.99),
  };
}
