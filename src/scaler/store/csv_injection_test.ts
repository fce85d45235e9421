import { expect, test } from "bun:test";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { InvalidFieldsError } from "../../base/errors.ts";
import { credential } from "../../../_tools/testing/store_samples.ts";
import { temporaryDirectory } from "../../../_tools/testing/temporary_directory.ts";
import { openCredentials } from "./credentials.ts";
import { normalizeEmail } from "./email.ts";

const PIECES = [
  "a",
  "Z",
  "9",
  ".",
  "_",
  "é",
  "ß",
  "İ",
  "e\u0301",
  "@",
  "@x.y",
  "@example.com",
  ",",
  '"',
  '""',
  "'",
  "\n",
  "\r\n",
  "\r",
  "\0",
  "\t",
  "\v",
  "\u2028",
  "\u202e",
  "\ufeff",
  "=cmd|'/C calc'!A0",
  "+1",
  "-1",
  "@SUM(A1)",
  "=",
  ";",
  "\\",
  "`",
  "$2b$12$",
  " ",
  "|",
];
const ATTEMPTS = 2_000;

test("CredentialStore.add() keeps a row a row for 2000 hostile e-mails", async () => {
  using directory = temporaryDirectory();
  const path = join(directory.path, "credentials.csv");
  const store = openCredentials(path);
  const random = seeded(20_260_131);
  const rows = ["email,password_hash,created_at\n"];
  for (let i = 0; i < ATTEMPTS; i++) {
    const email = normalOrUndefined(hostile(random));
    if (email === undefined || store.find(email)) continue;
    await store.add(credential(email));
    const text = readFileSync(path, "utf8");
    expect(text.startsWith(rows.join(""))).toBe(true);
    rows.push(text.slice(rows.join("").length));
    expect(rows.at(-1)?.match(/\n/g)).toHaveLength(1);
    expect(rows.at(-1)).not.toMatch(/^["=+\-@\t\r]/);
  }
  expect(rows.length).toBeGreaterThan(50); // some are accepted, or it proves nothing
  expect(openCredentials(path).size).toBe(rows.length - 1);
  const emails = secondOpinion(path);
  if (emails)
    expect(emails).toEqual(rows.slice(1).map((it) => it.split(",")[0] ?? ""));
});

function hostile(random: () => number): string {
  const count = 1 + Math.floor(random() * 5);
  const pieces = Array.from(
    { length: count },
    () => PIECES[Math.floor(random() * PIECES.length)],
  );
  return pieces.join("") + (random() < 0.5 ? "@example.com" : "");
}

function normalOrUndefined(email: string): string | undefined {
  try {
    return normalizeEmail(email);
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidFieldsError);
    return undefined;
  }
}

/** The e-mails as Python's parser reads them; `undefined` without Python. */
function secondOpinion(path: string): string[] | undefined {
  const python = Bun.which("python3");
  if (!python) return undefined;
  const program = `import csv, json, sys
rows = list(csv.reader(open(sys.argv[1], newline="", encoding="utf-8"), strict=True))
assert all(len(row) == 3 for row in rows)
print(json.dumps([row[0] for row in rows[1:]]))`;
  const run = Bun.spawnSync([python, "-c", program, path]);
  expect(run.stderr.toString()).toBe("");
  return JSON.parse(run.stdout.toString());
}

/** mulberry32: the same sequence in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
