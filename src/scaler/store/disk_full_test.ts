import { afterAll, expect, test } from "bun:test";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { rejectionOf } from "../../../_tools/testing/rejection_of.ts";
import { StorageError } from "../../base/errors.ts";
import { credential } from "../../../_tools/testing/store_samples.ts";
import { temporaryDirectory } from "../../../_tools/testing/temporary_directory.ts";
import { openStores } from "./open_stores.ts";

const directory = temporaryDirectory();
const disk = join(directory.path, "disk");
mkdirSync(disk);
const canMount = run(["mount", "-t", "tmpfs", "-o", "size=256k", "none", disk]);
const mountedTest = canMount
  ? test
  : (name: string, work: () => Promise<void>) =>
      test.skip(`${name} (mounting is not allowed here)`, work);

afterAll(() => {
  if (canMount) run(["umount", disk]);
  directory[Symbol.dispose]();
});

function run(command: string[]): boolean {
  return Bun.which(command[0] ?? "") !== null && Bun.spawnSync(command).success;
}

mountedTest(
  "openStores() keeps what it had when the disk is full, and goes on when it is not",
  async () => {
    using stores = openStores(disk);
    const { credentials, state } = stores;
    await credentials.add(credential("ann@example.com"));
    state.addSession(session(9_999));
    const csv = readFileSync(join(disk, "credentials.csv"), "utf8");
    const ballast = join(disk, "ballast");
    fill(ballast);

    expect(
      await rejectionOf(credentials.add(credential("bob@example.com"))),
    ).toThrow(StorageError);
    expect(readFileSync(join(disk, "credentials.csv"), "utf8")).toBe(csv);
    expect(credentials.find("bob@example.com")).toBeUndefined();
    const added = addUntilRefused((n) => state.addSession(session(n)));
    expect(state.findSession("9999")).toEqual(session(9_999));
    expect(state.findSession(`${added}`)).toBeUndefined();

    rmSync(ballast);
    await credentials.add(credential("bob@example.com"));
    state.addSession(session(added));
    expect(state.findSession(`${added}`)).toEqual(session(added));
  },
);

function session(n: number) {
  return {
    tokenHash: `${n}`,
    tenant: "ann@example.com",
    createdAtMs: 1,
    usedAtMs: 1,
  };
}

/** How many writes went well before the disk was full. */
function addUntilRefused(add: (n: number) => void): number {
  for (let n = 0; n < 1_000; n++) {
    try {
      add(n);
    } catch (error) {
      expect(error).toBeInstanceOf(StorageError);
      return n;
    }
  }
  throw new Error("The disk was never full");
}

function fill(path: string): void {
  for (let size = 256; size > 0; size--) {
    try {
      writeFileSync(path, Buffer.alloc(size * 1_024));
      return;
    } catch {
      rmSync(path, { force: true }); // too much: a little less
    }
  }
}
