import { expect, test } from "bun:test";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { temporaryDirectory } from "../../../_tools/testing/temporary_directory.ts";
import { CredentialsError } from "../../base/errors.ts";
import { openState } from "../store/state.ts";
import { Sessions } from "./sessions.ts";

const ANN = "ann@example.com";
const MINUTE_MS = 60_000;

/** Sessions on a clock that the test moves. */
function sessionsCase() {
  const directory = temporaryDirectory();
  const state = openState(join(directory.path, "state.sqlite"));
  let nowMs = 1_770_000_000_000;
  return {
    directory: directory.path,
    sessions: new Sessions({ state, now: () => nowMs }),
    pass: (ms: number) => (nowMs += ms),
    [Symbol.dispose]() {
      state[Symbol.dispose]();
      directory[Symbol.dispose]();
    },
  };
}

test("Sessions.begin() makes 10000 tokens of 256 bits, no two alike", () => {
  const made: string[] = [];
  const state = { addSession: () => {} } as never;
  const sessions = new Sessions({ state, now: Date.now });
  for (let i = 0; i < 10_000; i++) made.push(sessions.begin(ANN));
  expect(new Set(made).size).toBe(10_000);
  for (const token of made)
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
});

test("Sessions.tenantOf() knows a token's tenant", () => {
  using it = sessionsCase();
  expect(it.sessions.tenantOf(it.sessions.begin(ANN))).toBe(ANN);
});

test("Sessions.tenantOf() refuses what is no token, and tells all alike", () => {
  using it = sessionsCase();
  const over = it.sessions.begin(ANN);
  it.sessions.end(over);
  const messages = [
    undefined,
    "",
    "junk",
    "A".repeat(43),
    over,
    `${over}\n`,
  ].map((token) => {
    try {
      return it.sessions.tenantOf(token);
    } catch (error) {
      expect(error).toBeInstanceOf(CredentialsError);
      return String(error);
    }
  });
  expect(new Set(messages).size).toBe(1);
});

test("Sessions.tenantOf() ends a session after 30 idle minutes", () => {
  using it = sessionsCase();
  const token = it.sessions.begin(ANN);
  it.pass(30 * MINUTE_MS);
  expect(it.sessions.tenantOf(token)).toBe(ANN);
  it.pass(30 * MINUTE_MS + 1);
  expect(() => it.sessions.tenantOf(token)).toThrow(CredentialsError);
});

test("Sessions.tenantOf() ends a session after 12 hours however busy", () => {
  using it = sessionsCase();
  const token = it.sessions.begin(ANN);
  for (let minutes = 0; minutes < 720; minutes += 20) {
    it.pass(20 * MINUTE_MS);
    expect(it.sessions.tenantOf(token)).toBe(ANN);
  }
  it.pass(1);
  expect(() => it.sessions.tenantOf(token)).toThrow(CredentialsError);
});

test("Sessions.end() ends that session alone, endAllOf() all of the tenant", () => {
  using it = sessionsCase();
  const { sessions } = it;
  const [one, two, bobs] = [
    sessions.begin(ANN),
    sessions.begin(ANN),
    sessions.begin("bob@example.com"),
  ];
  sessions.end(one);
  expect(() => sessions.tenantOf(one)).toThrow(CredentialsError);
  expect(sessions.tenantOf(two)).toBe(ANN);
  sessions.endAllOf(ANN);
  expect(() => sessions.tenantOf(two)).toThrow(CredentialsError);
  expect(sessions.tenantOf(bobs)).toBe("bob@example.com");
});

test("Sessions.expire() forgets what is over and nothing else", () => {
  using it = sessionsCase();
  const old = it.sessions.begin(ANN);
  it.pass(31 * MINUTE_MS);
  const fresh = it.sessions.begin(ANN);
  it.sessions.expire();
  expect(() => it.sessions.tenantOf(old)).toThrow(CredentialsError);
  expect(it.sessions.tenantOf(fresh)).toBe(ANN);
});

test("Sessions keeps no token on disk", () => {
  using it = sessionsCase();
  const token = it.sessions.begin(ANN);
  const files = readdirSync(it.directory).map((name) =>
    readFileSync(join(it.directory, name)),
  );
  expect(files.some((bytes) => bytes.includes(ANN))).toBe(true);
  expect(files.some((bytes) => bytes.includes(token))).toBe(false);
});
