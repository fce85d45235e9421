import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { pause } from "./base/pause.ts";
import type { LocalScaler } from "./cli/local_scaler.ts";
import { readHolder } from "./scaler/mod.ts";

/** How a scaler is started in the background. */
export interface BackgroundOptions {
  readonly stateDirectory: string;
  /** The program's command line for it. */
  readonly command: readonly string[];
  /** Ends it when it is not ready yet. */
  readonly signal: AbortSignal;
}

const LOOK_MS = 20;
const forever = new AbortController().signal;

/**
 * The scaler that holds a state directory, once its portal listens;
 * `undefined` when none does.
 */
export async function findScaler(
  stateDirectory: string,
): Promise<LocalScaler | undefined> {
  while (true) {
    const holder = readHolder(stateDirectory);
    if (!holder) return undefined;
    const { pid, portal, background } = holder;
    if (pid !== undefined && portal !== undefined) {
      return localScaler(stateDirectory, { pid, portal, background });
    }
    await pause(LOOK_MS, forever);
  }
}

/**
 * Starts a scaler as a process in a session of its own, so that neither the
 * end of this program nor that of its terminal ends what it serves, and waits
 * until its portal listens. What it says goes to `logs/background.txt`.
 *
 * @throws {Error} with what it said when it ends instead.
 */
export async function startInBackground({
  stateDirectory,
  command,
  signal,
}: BackgroundOptions): Promise<LocalScaler> {
  const logs = join(stateDirectory, "logs");
  // Both levels are made private here: the scaler finds them as it wants them.
  mkdirSync(logs, { recursive: true, mode: 0o700 });
  const path = join(logs, "background.txt");
  const said = openSync(path, "w", 0o600);
  const child = Bun.spawn([...command], {
    stdio: ["ignore", said, said],
    detached: true,
  });
  closeSync(said);
  child.unref();
  const end = () => child.kill("SIGTERM");
  signal.addEventListener("abort", end, { once: true });
  try {
    while (true) {
      const [, portal] = READY.exec(readFileSync(path, "utf8")) ?? [];
      if (portal !== undefined) {
        const { pid } = child;
        return localScaler(stateDirectory, { pid, portal, background: true });
      }
      if (child.exitCode !== null || child.signalCode !== null) break;
      await pause(LOOK_MS, forever);
    }
  } finally {
    signal.removeEventListener("abort", end);
  }
  // Two consoles may start one at a time; the other's is as good.
  const other = await findScaler(stateDirectory);
  if (other) return other;
  throw new Error(readFileSync(path, "utf8").trim() || NOTHING_SAID);
}

const READY = /^Scaler ready: portal (\S+:\d+),/m;
const NOTHING_SAID =
  'Cannot start a scaler: it ended without a word; "tellerline scaler" runs one in sight';

interface Found {
  readonly pid: number;
  readonly portal: string;
  readonly background: boolean;
}

function localScaler(
  stateDirectory: string,
  { pid, portal, background }: Found,
): LocalScaler {
  const isRunning = () => readHolder(stateDirectory)?.pid === pid;
  return {
    portal,
    background,
    log: join(stateDirectory, "logs/scaler.jsonl"),
    isRunning,
    async stop(signal) {
      if (isRunning()) process.kill(pid, "SIGTERM");
      while (isRunning() && !signal.aborted) await pause(LOOK_MS, signal);
      return !isRunning();
    },
  };
}
