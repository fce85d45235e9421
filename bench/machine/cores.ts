import { availableParallelism } from "node:os";

/** Which cores do what: a proxy has one for itself. */
export interface Cores {
  readonly proxy: string;
  /** Backends and load, all on the same, so that they cost everyone alike. */
  readonly load: string;
}

/** The last core is the proxy's: the first one handles most interrupts. */
export const CORES: Cores = {
  proxy: String(availableParallelism() - 1),
  load: String(Math.max(0, availableParallelism() - 2)),
};

/** What cannot be measured here, or `undefined`. */
export function missingHere(programs: readonly string[]): string | undefined {
  if (process.platform !== "linux") return "needs Linux";
  if (availableParallelism() < 2) return "needs 2 cores";
  const missing = ["taskset", ...programs].filter((it) => !Bun.which(it));
  return missing.length > 0 ? `needs ${missing.join(" and ")}` : undefined;
}

/** The command, bound to a core. */
export function pinned(command: readonly string[], core: string): string[] {
  return ["taskset", "-c", core, ...command];
}

/** Binds this program to the core of the load, where that can be done. */
export async function pinThisProgram(): Promise<void> {
  if (missingHere([]) !== undefined) return;
  await Bun.$`taskset -apc ${CORES.load} ${process.pid}`.quiet();
}
