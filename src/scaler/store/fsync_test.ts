import { expect, test } from "bun:test";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { temporaryDirectory } from "../../../_tools/testing/temporary_directory.ts";

const PROGRAM = Bun.fileURLToPath(
  new URL("../../../_tools/testing/save_state_program.ts", import.meta.url),
);
const strace = Bun.which("strace");
const works = strace !== null && Bun.spawnSync([strace, "true"]).success;
const tracedTest = works
  ? test
  : (name: string, work: () => Promise<void>) =>
      test.skip(`${name} (strace cannot trace here)`, work);

/** Runs the program under strace; its standard output and the trace. */
async function traced(options: readonly string[], args: readonly string[]) {
  using directory = temporaryDirectory();
  const trace = join(directory.path, "trace");
  const child = Bun.spawn(
    [
      strace ?? "",
      "-f",
      "-y",
      "-s",
      "200",
      "-o",
      trace,
      ...options,
      process.execPath,
      PROGRAM,
      ...args,
    ],
    { stdout: "pipe", stderr: "pipe" },
  );
  const output = await child.stdout.text();
  await child.exited;
  const lines = output.split("\n").filter((line) => line.startsWith("{"));
  const outcomes: { store: string; error: string }[] = lines.map((it) =>
    JSON.parse(it),
  );
  return { outcomes, trace: readFileSync(trace, "utf8").split("\n") };
}

tracedTest(
  "CredentialStore.add() writes, syncs, renames, then syncs the directory",
  async () => {
    using directory = temporaryDirectory();
    await traced([], [directory.path, "0"]); // makes the files
    const { trace, outcomes } = await traced(
      ["-e", "trace=write,pwrite64,fsync,fdatasync,rename,renameat,renameat2"],
      [directory.path, "1"],
    );
    expect(outcomes.map(({ error }) => error)).toEqual(["", ""]);
    const about = trace.filter(
      (line) =>
        line.includes("credentials.csv.new") ||
        line.includes(`<${directory.path}>`),
    );
    const steps = about.map(
      (line) => /(write|fsync|rename)\w*\(/.exec(line)?.[1] ?? "?",
    );
    expect(steps.slice(steps.indexOf("write")).slice(0, 4)).toEqual([
      "write",
      "fsync",
      "rename",
      "fsync",
    ]);
  },
);

tracedTest(
  "StateStore.addSession() syncs the log before it returns",
  async () => {
    using directory = temporaryDirectory();
    await traced([], [directory.path, "0"]);
    const { trace } = await traced(
      ["-e", "trace=write,pwrite64,sendto,fsync,fdatasync"],
      [directory.path, "1"],
    );
    const answered = trace.findIndex((line) =>
      line.includes('\\"store\\":\\"state\\"'),
    );
    const before = trace
      .slice(0, answered)
      .filter((line) => line.includes("state.sqlite-wal"));
    expect(answered).toBeGreaterThan(0);
    expect(before.at(-1)).toMatch(/f(data)?sync\(/);
  },
);

tracedTest("openStores() accepts no write after an fsync failed", async () => {
  using directory = temporaryDirectory();
  await traced([], [directory.path, "0"]);
  const { outcomes } = await traced(
    [
      "-e",
      "trace=fsync,fdatasync",
      "-e",
      "inject=fsync,fdatasync:error=EIO:when=6+",
    ],
    [directory.path, "8"],
  );
  for (const name of ["credentials", "state"]) {
    const errors = outcomes
      .filter((it) => it.store === name)
      .map((it) => it.error);
    const firstFailure = errors.findIndex((error) => error !== "");
    expect(firstFailure).toBeGreaterThanOrEqual(0);
    expect(errors[firstFailure]).toMatch(
      /^(Sync|Storage)Error: Cannot (save|use) /,
    );
    const later = errors.slice(firstFailure + 1);
    expect(later.length).toBeGreaterThan(0);
    for (const error of later)
      expect(error).toContain("an earlier write did not reach the disk");
  }
});
