/**
 * The console alone, as `main.ts` runs it:
 * `console HOST:PORT STATE_DIRECTORY [background]` or `client HOST:PORT DIRECTORY`.
 */
process.env.NODE_ENV ??= "production";

const [mode, target = "", stateDirectory = "", mark] = process.argv.slice(2);

const background = {
  log: `${stateDirectory}/logs/scaler.jsonl`,
  isRunning: () => true,
  leave: (fate: string) => process.stdout.write(`fate: ${fate}\n`),
};

async function main(): Promise<number> {
  const { runClient, runConsole } = await import("../src/tui/mod.ts");
  const options = {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    signal: new AbortController().signal,
    stateDirectory,
    term: process.env.TERM,
    ci: process.env.CI !== undefined,
    noColor: process.env.NO_COLOR !== undefined,
    choices: { refreshMs: 100 },
  };
  if (mode === "client") return await runClient({ ...options, target });
  const open = async () => ({
    portal: target,
    ...(mark === "background" ? { background } : {}),
  });
  return await runConsole({ ...options, open });
}

// A test's way to make something go wrong outside of a frame.
process.on("SIGUSR1", () => {
  throw new Error("planned error");
});
process.on(
  "SIGUSR2",
  () => void Promise.reject(new Error("planned rejection")),
);

void main().then((code) => process.exit(code));
