import { expect, test } from "bun:test";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { rejectionOf } from "../../../_tools/testing/rejection_of.ts";
import {
  ConflictError,
  DamagedStateError,
  NotFoundError,
  StorageError,
} from "../../base/errors.ts";
import { credential, HASH } from "../../../_tools/testing/store_samples.ts";
import { temporaryDirectory } from "../../../_tools/testing/temporary_directory.ts";
import { openCredentials } from "./credentials.ts";
import { normalizeEmail } from "./email.ts";

test("openCredentials() makes a file of the header alone, for its owner alone", () => {
  using directory = temporaryDirectory();
  const path = join(directory.path, "credentials.csv");
  const before = process.umask(0);
  try {
    openCredentials(path);
  } finally {
    process.umask(before);
  }
  expect(readFileSync(path, "utf8")).toBe("email,password_hash,created_at\n");
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test("CredentialStore.add() is found again after reopening", async () => {
  using directory = temporaryDirectory();
  const path = join(directory.path, "credentials.csv");
  const ann = credential("ann@example.com");
  await openCredentials(path).add(ann);
  expect(openCredentials(path).find("ann@example.com")).toEqual(ann);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test("CredentialStore.setHash() changes that account alone", async () => {
  using directory = temporaryDirectory();
  const path = join(directory.path, "credentials.csv");
  const store = openCredentials(path);
  await store.add(credential("ann@example.com"));
  await store.add(credential("bob@example.com"));
  const other = `$2b$12$${"b".repeat(53)}`;
  await store.setHash("bob@example.com", other);
  const again = openCredentials(path);
  expect(again.find("bob@example.com")?.passwordHash).toBe(other);
  expect(again.find("ann@example.com")?.passwordHash).toBe(HASH);
});

test("CredentialStore.setHash() refuses an e-mail without account", async () => {
  using directory = temporaryDirectory();
  const store = openCredentials(join(directory.path, "credentials.csv"));
  const change = store.setHash("ann@example.com", HASH);
  expect(await rejectionOf(change)).toThrow(NotFoundError);
});

test("CredentialStore.add() lets one of many at once win each e-mail", async () => {
  using directory = temporaryDirectory();
  const path = join(directory.path, "credentials.csv");
  const store = openCredentials(path);
  const spellings = Array.from({ length: 200 }, (_, i) => {
    const n = i % 150; // 50 of the 200 come twice, spelled otherwise
    return i < 150 ? `User${n}@Example.com` : ` user${n}@example.COM`;
  });
  const settled = await Promise.allSettled(
    spellings.map((it) => store.add(credential(normalizeEmail(it)))),
  );
  const lost = settled.filter((it) => it.status === "rejected");
  expect(lost).toHaveLength(50);
  for (const { reason } of lost) expect(reason).toBeInstanceOf(ConflictError);
  expect(openCredentials(path).size).toBe(150);
});

test("CredentialStore.add() keeps no account whose hash could not be read back", async () => {
  using directory = temporaryDirectory();
  const path = join(directory.path, "credentials.csv");
  const store = openCredentials(path);
  const add = store.add(credential("ann@example.com", "plain"));
  expect(await rejectionOf(add)).toThrow(TypeError);
  expect(openCredentials(path).size).toBe(0);
});

test("CredentialStore.add() leaves its memory alone when it cannot write", async () => {
  using directory = temporaryDirectory();
  const path = join(directory.path, "credentials.csv");
  const store = openCredentials(path);
  await store.add(credential("ann@example.com"));
  directory[Symbol.dispose](); // the directory is gone: every write fails
  const add = store.add(credential("bob@example.com"));
  expect(await rejectionOf(add)).toThrow(StorageError);
  expect(store.find("bob@example.com")).toBeUndefined();
  expect(store.find("ann@example.com")).toBeDefined();
});

const HEADER = "email,password_hash,created_at\n";
const ANN = `ann@example.com,${HASH},2026-01-31T12:00:00.000Z\n`;
const BOB = ANN.replace("ann", "bob");

const DAMAGED: readonly (readonly [string, string, number])[] = [
  ["no bytes", "", 1],
  ["another header", `email,hash\n${ANN}`, 1],
  ["no header", ANN, 1],
  ["a cut last line", HEADER + ANN + BOB.slice(0, 40), 3],
  ["a last line without its end", HEADER + ANN.slice(0, -1), 2],
  ["CRLF", (HEADER + ANN).replaceAll("\n", "\r\n"), 1],
  ["a byte order mark", `\uFEFF${HEADER}${ANN}`, 1],
  ["an e-mail twice", HEADER + ANN + BOB + ANN, 4],
  ["an e-mail not in normal form", HEADER + ANN.replace("ann", "Ann"), 2],
  [
    "an e-mail that a spreadsheet computes",
    HEADER + ANN.replace("ann", "=ann"),
    2,
  ],
  ["a hash of 61 characters", HEADER + ANN + BOB.replace(HASH, `${HASH}a`), 3],
  ["a hash of cost 31", HEADER + ANN.replace("$12$", "$31$"), 2],
  ["a hash of cost 4", HEADER + ANN.replace("$12$", "$04$"), 2],
  ["a time that is none", HEADER + ANN.replace("-01-31T", "-13-31T"), 2],
  ["a field too few", `${HEADER}ann@example.com,${HASH}\n`, 2],
  ["a field too many", HEADER + ANN.replace("\n", ",x\n"), 2],
  ["an empty line", `${HEADER}\n${ANN}`, 2],
  ["a NUL", HEADER + ANN + BOB.replace("bob", "b\0b"), 3],
];

for (const [what, content, line] of DAMAGED) {
  test(`openCredentials() refuses ${what}, names the line and changes nothing`, () => {
    using directory = temporaryDirectory();
    const path = join(directory.path, "credentials.csv");
    writeFileSync(path, content);
    const opened = () => openCredentials(path);
    expect(opened).toThrow(DamagedStateError);
    expect(opened).toThrow(`${path}: line ${line}:`);
    expect(readFileSync(path, "utf8")).toBe(content);
  });
}

test("openCredentials() refuses every cut through the file but between lines", () => {
  using directory = temporaryDirectory();
  const path = join(directory.path, "credentials.csv");
  const whole = HEADER + ANN + BOB;
  const accepted: string[] = [];
  for (let length = 0; length < whole.length; length++) {
    const cut = whole.slice(0, length);
    writeFileSync(path, cut);
    try {
      openCredentials(path);
      accepted.push(cut);
    } catch (error) {
      expect(error).toBeInstanceOf(DamagedStateError);
    }
  }
  expect(accepted).toEqual([HEADER, HEADER + ANN]);
});

test("openCredentials() refuses bytes that are not UTF-8 and names the line", () => {
  using directory = temporaryDirectory();
  const path = join(directory.path, "credentials.csv");
  const bytes = Buffer.from(HEADER + ANN + BOB);
  bytes[HEADER.length + ANN.length] = 0xff;
  writeFileSync(path, bytes);
  expect(() => openCredentials(path)).toThrow(`${path}: line 3:`);
});

test("openCredentials() passes over what a crash left half written", async () => {
  using directory = temporaryDirectory();
  const path = join(directory.path, "credentials.csv");
  await openCredentials(path).add(credential("ann@example.com"));
  writeFileSync(`${path}.new`, `${HEADER}bob@exam`);
  expect(openCredentials(path).size).toBe(1);
});
