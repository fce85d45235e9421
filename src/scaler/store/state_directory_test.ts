import { expect, test } from "bun:test";
import { chmodSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { PreconditionError } from "../../base/errors.ts";
import { temporaryDirectory } from "../../../_tools/testing/temporary_directory.ts";
import { readHolder } from "./holder.ts";
import { openStateDirectory } from "./state_directory.ts";

const PROGRAM = Bun.fileURLToPath(
  new URL("../../../_tools/testing/hold_state_program.ts", import.meta.url),
);
const PORTAL = "127.0.0.1:7400";

/** Another process that holds the directory until it is killed. */
async function holdElsewhere(path: string) {
  const child = Bun.spawn([process.execPath, PROGRAM, path, PORTAL], {
    stdout: "pipe",
  });
  const reader = child.stdout.getReader();
  await reader.read(); // it says so when it holds
  return child;
}

test("openStateDirectory() makes directories that only the owner may enter", () => {
  using directory = temporaryDirectory();
  const path = join(directory.path, "deep", "state");
  const before = process.umask(0);
  try {
    using held = openStateDirectory(path);
    expect(statSync(held.path).mode & 0o777).toBe(0o700);
    for (const name of ["scaler.lock", "scaler.json"]) {
      expect(statSync(join(path, name)).mode & 0o777).toBe(0o600);
    }
  } finally {
    process.umask(before);
  }
});

test("openStateDirectory() closes a directory of ours to others", () => {
  using directory = temporaryDirectory();
  writeFileSync(join(directory.path, "credentials.csv"), "");
  mkdirSync(join(directory.path, "logs"));
  chmodSync(directory.path, 0o755);
  using held = openStateDirectory(directory.path);
  expect(statSync(held.path).mode & 0o777).toBe(0o700);
});

test("openStateDirectory() leaves an open directory with others' files as it is", () => {
  using directory = temporaryDirectory();
  writeFileSync(join(directory.path, "thesis.txt"), "");
  chmodSync(directory.path, 0o755);
  const open = () => openStateDirectory(directory.path);
  expect(open).toThrow(PreconditionError);
  expect(open).toThrow("thesis.txt");
  expect(statSync(directory.path).mode & 0o777).toBe(0o755);
});

test("openStateDirectory() refuses a second scaler in the same process", () => {
  using directory = temporaryDirectory();
  using _first = openStateDirectory(directory.path);
  expect(() => openStateDirectory(directory.path)).toThrow(PreconditionError);
});

test("openStateDirectory() names the holder's process and portal", async () => {
  using directory = temporaryDirectory();
  const child = await holdElsewhere(directory.path);
  try {
    const open = () => openStateDirectory(directory.path);
    expect(open).toThrow(PreconditionError);
    expect(open).toThrow(`(process ${child.pid}, portal ${PORTAL})`);
    const holder = { pid: child.pid, portal: PORTAL, background: false };
    expect(readHolder(directory.path)).toEqual(holder);
  } finally {
    child.kill("SIGKILL");
    await child.exited;
  }
});

test("openStateDirectory() takes over from a scaler that was killed", async () => {
  using directory = temporaryDirectory();
  const child = await holdElsewhere(directory.path);
  child.kill("SIGKILL");
  await child.exited;
  expect(readHolder(directory.path)).toBeUndefined();
  using held = openStateDirectory(directory.path);
  const { pid } = process;
  const holder = { pid, portal: undefined, background: false };
  expect(readHolder(held.path)).toEqual(holder);
});

test("readHolder() tells whether a console started the scaler", () => {
  using directory = temporaryDirectory();
  using held = openStateDirectory(directory.path, { background: true });
  expect(readHolder(held.path)?.background).toBe(true);
});

test("StateDirectory.setPortal() tells others where the portal is", () => {
  using directory = temporaryDirectory();
  using held = openStateDirectory(directory.path);
  held.setPortal(PORTAL);
  expect(readHolder(directory.path)?.portal).toBe(PORTAL);
});

test("StateDirectory lets go when it is disposed of", () => {
  using directory = temporaryDirectory();
  openStateDirectory(directory.path)[Symbol.dispose]();
  expect(readHolder(directory.path)).toBeUndefined();
  using _again = openStateDirectory(directory.path);
});

test("readHolder() finds nobody where nothing is", () => {
  using directory = temporaryDirectory();
  expect(readHolder(join(directory.path, "nowhere"))).toBeUndefined();
});
