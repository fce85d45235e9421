import { expect, test } from "bun:test";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { temporaryDirectory } from "../../../_tools/testing/temporary_directory.ts";
import { openStores } from "./open_stores.ts";

const KILLS = 20;
const PROGRAM = Bun.fileURLToPath(
  new URL("../../../_tools/testing/write_state_program.ts", import.meta.url),
);

test("openStores() finds every acknowledged write after each of 20 kills", async () => {
  using directory = temporaryDirectory();
  const state = join(directory.path, "state");
  const log = join(directory.path, "acknowledged");
  writeFileSync(log, "");
  for (let kill = 0; kill < KILLS; kill++) {
    await writeUntilKilled(state, log, kill);
    compare(state, readFileSync(log, "utf8"));
  }
  expect(
    readFileSync(log, "utf8").match(/^instance/gm)?.length,
  ).toBeGreaterThan(KILLS);
}, 60_000);

/** Kills the writer some milliseconds, other ones each time, after it began. */
async function writeUntilKilled(state: string, log: string, kill: number) {
  const before = readFileSync(log, "utf8").length;
  const child = Bun.spawn(
    [process.execPath, PROGRAM, state, log, String(kill * 10_000)],
    { stdout: "ignore", stderr: "pipe" },
  );
  while (readFileSync(log, "utf8").length === before) {
    if (child.exitCode !== null) throw new Error(await child.stderr.text());
    await Bun.sleep(2);
  }
  await Bun.sleep(1 + ((kill * 37) % 100)); // the moment of the kill is the test
  child.kill("SIGKILL");
  await child.exited;
}

/** Each acknowledged thing is there; no thing is there in part. */
function compare(state: string, log: string): void {
  using stores = openStores(state);
  const there = new Set(stores.state.instances().map(({ id }) => id));
  const lines = log.split("\n");
  const removed = new Set(
    lines.filter((it) => it.startsWith("removed ")).map(subject),
  );
  const lost: string[] = [];
  for (const [at, line] of lines.entries()) {
    const id = subject(line);
    if (line.startsWith("account ") && !stores.credentials.find(id))
      lost.push(line);
    if (line.startsWith("removed ") && there.has(id)) lost.push(line);
    if (!line.startsWith("instance ") || removed.has(id)) continue;
    // Its removal may have been on disk before the kill cut off the note.
    const isLast = !lines.slice(at + 1).some((it) => it.startsWith("account "));
    const mayBeGone = isLast || nextIsOpened(lines, at);
    if (!there.has(id) && !mayBeGone) lost.push(line);
  }
  expect(lost).toEqual([]);
}

function nextIsOpened(lines: readonly string[], at: number): boolean {
  const next = lines.slice(at + 1).find((it) => !it.startsWith("decision "));
  return next === "opened";
}

function subject(line: string): string {
  return line.split(" ")[1] ?? "";
}
