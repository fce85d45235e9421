import type { Stores } from "../../src/scaler/store/open_stores.ts";

const PROGRAM = Bun.fileURLToPath(
  new URL("./write_state_program.ts", import.meta.url),
);

/** What {@linkcode startStateWriter} writes, and where it notes it. */
export interface StateWriterOptions {
  /** The state directory. */
  readonly state: string;
  /** The file of acknowledgements, which is added to. */
  readonly log: string;
  /** The number of the first account; each writer has its own range. */
  readonly first: number;
}

/**
 * Starts a process that writes to a state directory as fast as it can, and
 * resolves when it has opened it. It is for the test to end it.
 */
export async function startStateWriter({
  state,
  log,
  first,
}: StateWriterOptions) {
  const child = Bun.spawn([process.execPath, PROGRAM, state, log, `${first}`], {
    stdout: "pipe",
    stderr: "pipe",
  });
  const { done } = await child.stdout.getReader().read();
  if (done) throw new Error(await child.stderr.text());
  return child;
}

/** What was acknowledged in the log and is not so in the stores. */
export function lostWrites({ credentials, state }: Stores, log: string) {
  const lines = log.split("\n").map((line) => line.split(" "));
  const there = new Set(state.instances().map(({ id }) => id));
  const removing = new Set(
    lines.filter(([what]) => what === "removing").map(([, id]) => id),
  );
  const isLost = ([what, id = ""]: string[]) => {
    if (what === "account") return !credentials.find(id);
    if (what === "removed") return there.has(id);
    if (what === "instance") return !there.has(id) && !removing.has(id);
    if (what !== "decision" || removing.has(id)) return false;
    return state.decisions(id, { limit: 1, changesOnly: false }).length === 0;
  };
  return lines.filter(isLost).map((line) => line.join(" "));
}
