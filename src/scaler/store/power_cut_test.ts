import { afterAll, expect, test } from "bun:test";
import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

import {
  lostWrites,
  startStateWriter,
} from "../../../_tools/testing/state_writer.ts";
import { temporaryDirectory } from "../../../_tools/testing/temporary_directory.ts";
import { openStores } from "./open_stores.ts";

// The power is cut by copying the image of a mounted disk: what the program
// wrote and the kernel only remembers is not in it. `commit=60` keeps the
// kernel from writing it down by itself meanwhile.
const CUTS = 6;
const directory = temporaryDirectory();
const image = join(directory.path, "image");
const disk = join(directory.path, "disk");
const cut = join(directory.path, "cut");
const mounted = join(directory.path, "mounted");
for (const path of [disk, mounted]) mkdirSync(path);
const canMount =
  run("truncate", "-s", "24M", image) &&
  run("mkfs.ext4", "-q", "-F", image) &&
  run("mount", "-o", "loop,commit=60", image, disk);
const diskTest = canMount
  ? test
  : (name: string, work: () => Promise<void>) =>
      test.skip(`${name} (no loop-mounted ext4 here)`, work);

afterAll(() => {
  if (canMount) run("umount", disk);
  directory[Symbol.dispose]();
});

function run(...command: string[]): boolean {
  const found = Bun.which(command[0] ?? "") !== null;
  return found && Bun.spawnSync(command, { stderr: "ignore" }).success;
}

/** What a machine finds on that disk when it starts again. */
function afterPowerCut<T>(look: (root: string) => T): T {
  copyFileSync(image, cut);
  if (!run("mount", "-o", "loop", cut, mounted))
    throw new Error("Cannot mount");
  try {
    return look(mounted);
  } finally {
    run("umount", mounted);
  }
}

diskTest(
  "openStores() finds every acknowledged write after each of 6 power cuts",
  async () => {
    const log = join(directory.path, "acknowledged");
    writeFileSync(log, "");
    for (let n = 0; n < CUTS; n++) {
      const state = join(disk, `state-${n}`);
      writeFileSync(log, "");
      const writer = await startStateWriter({ state, log, first: n * 10_000 });
      await Bun.sleep(20 + ((n * 53) % 150)); // the moment of the cut is the test
      writer.kill("SIGSTOP"); // a copy of a disk at one moment
      const lost = afterPowerCut((root) => {
        using stores = openStores(join(root, `state-${n}`));
        return lostWrites(stores, readFileSync(log, "utf8"));
      });
      writer.kill("SIGKILL");
      await writer.exited;
      expect(lost).toEqual([]);
      expect(readFileSync(log, "utf8")).toContain("instance");
    }
  },
);

diskTest("The power cut of these tests loses what was not synced", async () => {
  appendFileSync(join(disk, "unsynced"), "acknowledged\n");
  const found = afterPowerCut((root) =>
    run("grep", "-q", "acknowledged", join(root, "unsynced")),
  );
  expect(found).toBe(false);
});
