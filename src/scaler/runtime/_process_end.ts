import { pause } from "../../base/pause.ts";
import { RuntimeError } from "../../base/errors.ts";
import { processFacts } from "./_process_facts.ts";

/** A process that may be signalled: proven by its identity every time. */
export interface Target {
  readonly pid: number;
  readonly identity: string;
}

const POLL_MS = 50;
/** Nothing survives SIGKILL for longer, unless the kernel is stuck. */
const KILL_MS = 5_000;

/**
 * Ends a process: SIGTERM, and SIGKILL when it lives after `graceMs`. A pid
 * that belongs to another process by now is left alone.
 *
 * @throws {RuntimeError} when it does not end even so.
 */
export async function endProcess(
  target: Target,
  graceMs: number,
): Promise<void> {
  if (graceMs > 0 && (await signalled(target, "SIGTERM", graceMs))) return;
  if (await signalled(target, "SIGKILL", KILL_MS)) return;
  throw new RuntimeError(
    `Cannot end process ${target.pid}: it lives on after SIGKILL; end it by hand`,
  );
}

/** Whether it has ended within `ms` of the signal. */
async function signalled(
  target: Target,
  signal: NodeJS.Signals,
  ms: number,
): Promise<boolean> {
  const limit = AbortSignal.timeout(ms);
  if (!lives(target)) return true;
  send(target.pid, signal);
  while (lives(target)) {
    if (limit.aborted) return false;
    await pause(POLL_MS, limit);
  }
  return true;
}

function lives({ pid, identity }: Target): boolean {
  return processFacts(pid)?.identity === identity;
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended between the look and the signal.
  }
}
