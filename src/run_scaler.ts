import { join } from "node:path";

import type { StartedScaler } from "./cli/scaler.ts";
import type { ScalerConfig } from "./cli/scaler_config.ts";
import { configureLogs } from "./log_sinks.ts";
import {
  chooseRuntime,
  limitsOf,
  startScaler,
  tuningOf,
} from "./scaler/mod.ts";

/** What a scaler's configuration does not say. */
export interface RunScalerOptions {
  readonly stateDirectory: string;
  /** The end server's program, for the process runtime. */
  readonly endServer: readonly string[];
  readonly dockerHost: string | undefined;
  readonly certPath: string | undefined;
  /** A console started it, and may end without it. */
  readonly background: boolean;
  /** Gets every log record as a line; the background has no place for them. */
  readonly writeLog: (line: string) => void;
}

/** Starts a scaler as configured, with its logs. */
export async function runScaler(
  config: ScalerConfig,
  options: RunScalerOptions,
): Promise<StartedScaler> {
  const { stateDirectory, endServer, dockerHost, certPath } = options;
  const { background, writeLog: write } = options;
  await using parts = new AsyncDisposableStack();
  const logs = (level: ScalerConfig["logLevel"]) =>
    configureLogs({ directory, level, ...(background ? {} : { write }) });
  const tuning = tuningOf(config.tuning);
  const limits = limitsOf(config.limits);
  const directory = join(stateDirectory, "logs");
  parts.use(await logs(config.logLevel));
  const scaler = parts.use(
    await startScaler({
      ...config,
      tuning,
      limits,
      stateDirectory,
      background,
      chooseRuntime: (installation, former) =>
        chooseRuntime({
          wanted: config.runtime,
          installation,
          former,
          directory: join(stateDirectory, "end_servers"),
          command: endServer,
          dockerHost,
          certPath,
        }),
    }),
  );
  const owned = parts.move();
  return {
    portal: scaler.portal,
    runtime: scaler.reason,
    failed: scaler.failed,
    reconfigure(next) {
      scaler.setLimits(limitsOf(next.limits));
      scaler.setCaps(next);
      void logs(next.logLevel);
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}
