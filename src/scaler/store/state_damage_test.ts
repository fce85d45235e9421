import { Database } from "bun:sqlite";
import { expect, test } from "bun:test";
import {
  cpSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

import { DamagedStateError, PreconditionError } from "../../base/errors.ts";
import {
  decision,
  instanceRecord,
} from "../../../_tools/testing/store_samples.ts";
import { temporaryDirectory } from "../../../_tools/testing/temporary_directory.ts";
import { openState } from "./state.ts";

const ALL = { limit: 1000, changesOnly: false };

/** A file with something in every table, closed in good order. */
function filledState(path: string): void {
  using state = openState(path);
  for (let n = 0; n < 8; n++) {
    state.addInstance(instanceRecord(n), 10);
    for (let at = 1; at <= 5; at++)
      state.addDecisions(instanceRecord(n).id, [decision(at), decision(9)]);
    const tenant = `user${n}@example.com`;
    state.addSession({
      tokenHash: `${n}`.repeat(64),
      tenant,
      createdAtMs: 1,
      usedAtMs: 2,
    });
  }
  state.saveFailures([{ key: "k", count: 3, lastAtMs: 4 }]);
}

/** Everything a scaler would read of it. */
function contents(path: string): unknown {
  using state = openState(path);
  const instances = state.instances();
  return {
    installation: state.installation,
    instances,
    decisions: instances.map(({ id }) => state.decisions(id, ALL)),
    sessions: instances.map((_, n) => state.findSession(`${n}`.repeat(64))),
    failures: state.findFailures("k"),
  };
}

/** What is in a directory, byte for byte. */
function listing(directory: string): Record<string, string> {
  // "-shm" is SQLite's index of the log, made anew whenever it is needed.
  const names = readdirSync(directory).filter((it) => !it.endsWith("-shm"));
  const digests = names.map((name) => [
    name,
    Bun.SHA256.hash(readFileSync(join(directory, name)), "hex"),
  ]);
  return Object.fromEntries(digests);
}

function refuses(path: string, directory: string): void {
  const before = listing(directory);
  expect(() => openState(path)).toThrow(DamagedStateError);
  expect(() => openState(path)).toThrow(path);
  expect(listing(directory)).toEqual(before);
}

const DAMAGES: readonly (readonly [string, (path: string) => void])[] = [
  ["a file of no bytes", (path) => writeFileSync(path, "")],
  [
    "a file that is no database",
    (path) => writeFileSync(path, "x".repeat(9000)),
  ],
  [
    "an empty database of somebody",
    (path) => {
      rmSync(path);
      using db = new Database(path, { create: true });
      db.run("CREATE TABLE t (a)");
    },
  ],
  [
    "a database without its own row",
    (path) => execute(path, "DELETE FROM meta"),
  ],
  ["a table too many", (path) => execute(path, "CREATE TABLE more (a)")],
  ["a table too few", (path) => execute(path, "DROP TABLE sessions")],
  [
    "a record that was changed",
    (path) =>
      execute(
        path,
        "UPDATE instances SET body = json_set(body, '$.port', 61009) WHERE port = 61001",
      ),
  ],
];

function execute(path: string, sql: string): void {
  using db = new Database(path, { readwrite: true });
  db.run(sql);
  db.run("PRAGMA wal_checkpoint(TRUNCATE)");
}

for (const [what, damage] of DAMAGES) {
  test(`openState() refuses ${what} and changes nothing`, () => {
    using directory = temporaryDirectory();
    const path = join(directory.path, "state.sqlite");
    filledState(path);
    damage(path);
    refuses(path, directory.path);
  });
}

test("openState() refuses a file of a newer format, and names both", () => {
  using directory = temporaryDirectory();
  const path = join(directory.path, "state.sqlite");
  filledState(path);
  execute(path, "PRAGMA user_version = 2");
  const before = listing(directory.path);
  expect(() => openState(path)).toThrow(PreconditionError);
  expect(() => openState(path)).toThrow(
    "its format is 2 and this version knows 1",
  );
  expect(listing(directory.path)).toEqual(before);
});

test("openState() refuses a file whose newest part is missing", () => {
  using directory = temporaryDirectory();
  const path = join(directory.path, "state.sqlite");
  filledState(path);
  using state = openState(path);
  state.addInstance(instanceRecord(9), 10);
  using killed = temporaryDirectory(); // what kill -9 leaves, less the log
  const copy = join(killed.path, "state.sqlite");
  cpSync(path, copy);
  refuses(copy, killed.path);
  cpSync(`${path}-wal`, `${copy}-wal`);
  using again = openState(copy);
  expect(again.instances()).toHaveLength(9);
});

test("openState() accepts the file alone after it was closed in good order", () => {
  using directory = temporaryDirectory();
  const path = join(directory.path, "state.sqlite");
  filledState(path);
  rmSync(`${path}-wal`, { force: true });
  expect(contents(path)).toHaveProperty("instances.length", 8);
});

test("openState() refuses the file cut short at 20 places", () => {
  using directory = temporaryDirectory();
  const path = join(directory.path, "state.sqlite");
  filledState(path);
  const whole = readFileSync(path);
  for (let i = 0; i < 20; i++) {
    writeFileSync(path, whole.subarray(0, Math.floor((whole.length * i) / 20)));
    refuses(path, directory.path);
  }
});

test("openState() never reads a changed byte as something else", () => {
  using directory = temporaryDirectory();
  const path = join(directory.path, "state.sqlite");
  filledState(path);
  const expected = contents(path);
  const whole = readFileSync(path);
  let refused = 0;
  for (let i = 0; i < 150; i++) {
    const at = (i * 7_919 + 13) % whole.length; // a prime step: all over the file
    const bytes = Buffer.from(whole);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << (i % 8));
    writeFileSync(path, bytes);
    rmSync(`${path}-wal`, { force: true });
    const before = listing(directory.path);
    try {
      expect([at, contents(path)]).toEqual([at, expected]); // unused space
    } catch (error) {
      if (!(
        error instanceof DamagedStateError || error instanceof PreconditionError
      ))
        throw error;
      refused++;
      expect(listing(directory.path)).toEqual(before);
    }
  }
  expect(refused).toBeGreaterThan(40);
});
