import { pause } from "../base/pause.ts";

/** Where nobody can make a stopped job go on, the kernel does not stop it. */
const NOT_STOPPED_MS = 300;

/**
 * Stops this process and those of its job, as a shell expects of Ctrl-Z, and
 * resolves once the shell makes it go on. Without a shell that could, nothing
 * stops and it resolves soon.
 */
export async function stopJob(): Promise<void> {
  const goesOn = new AbortController();
  const go = () => goesOn.abort();
  process.on("SIGCONT", go);
  // Not this process alone: `bun start` waits for it in front of the shell.
  process.kill(0, "SIGTSTP");
  await pause(NOT_STOPPED_MS, goesOn.signal);
  process.off("SIGCONT", go);
}
