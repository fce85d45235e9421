import { expect, test } from "bun:test";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

import { DamagedStateError } from "../../base/errors.ts";
import { credential } from "../../../_tools/testing/store_samples.ts";
import { temporaryDirectory } from "../../../_tools/testing/temporary_directory.ts";
import { openStores } from "./open_stores.ts";

test("openStores() makes both files in an empty directory", () => {
  using directory = temporaryDirectory();
  using stores = openStores(directory.path);
  expect(stores.credentials.size).toBe(0);
  expect(readdirSync(directory.path)).toContain("credentials.csv");
  expect(readdirSync(directory.path)).toContain("state.sqlite");
});

test("openStores() opens what it made", async () => {
  using directory = temporaryDirectory();
  const installations: string[] = [];
  for (let i = 0; i < 2; i++) {
    using stores = openStores(directory.path);
    installations.push(stores.state.installation);
    if (i === 0) await stores.credentials.add(credential("ann@example.com"));
  }
  expect(new Set(installations).size).toBe(1);
});

test("openStores() refuses a missing state.sqlite beside accounts", async () => {
  using directory = temporaryDirectory();
  {
    using stores = openStores(directory.path);
    await stores.credentials.add(credential("ann@example.com"));
  }
  const sqlite = join(directory.path, "state.sqlite");
  rmSync(sqlite);
  expect(() => openStores(directory.path)).toThrow(DamagedStateError);
  expect(() => openStores(directory.path)).toThrow(sqlite);
  expect(existsSync(sqlite)).toBe(false);
});

test("openStores() refuses a missing credentials.csv beside a state", () => {
  using directory = temporaryDirectory();
  openStores(directory.path)[Symbol.dispose]();
  const csv = join(directory.path, "credentials.csv");
  rmSync(csv);
  expect(() => openStores(directory.path)).toThrow(DamagedStateError);
  expect(() => openStores(directory.path)).toThrow(csv);
  expect(existsSync(csv)).toBe(false);
});

for (const name of ["credentials.csv", "state.sqlite"]) {
  test(`openStores() says so when ${name} is no file`, () => {
    using directory = temporaryDirectory();
    openStores(directory.path)[Symbol.dispose]();
    const path = join(directory.path, name);
    rmSync(path);
    mkdirSync(path);
    expect(() => openStores(directory.path)).toThrow(path);
    expect(() => openStores(directory.path)).toThrow(/^Cannot (read|use) /);
  });
}

test("openStores() goes on where a first start was cut off", () => {
  using directory = temporaryDirectory();
  openStores(directory.path)[Symbol.dispose]();
  rmSync(join(directory.path, "state.sqlite"));
  writeFileSync(join(directory.path, "state.sqlite.new"), "half");
  using stores = openStores(directory.path);
  expect(stores.state.instances()).toEqual([]);
});
