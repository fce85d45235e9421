import { configure, reset, type LogRecord } from "@logtape/logtape";
import { afterEach, beforeEach, expect, test } from "bun:test";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { failureOf, portalCase } from "./_portal_case.ts";

const EMAIL = "marker@example.com";
const PASSWORD = "marker-password-1";
const OTHER_PASSWORD = "marker-password-2";

let records: LogRecord[] = [];

beforeEach(async () => {
  records = [];
  await configure({
    sinks: { kept: (record) => void records.push(record) },
    loggers: [
      { category: "tellerline", lowestLevel: "trace", sinks: ["kept"] },
      { category: ["logtape", "meta"], sinks: [] },
    ],
    reset: true,
  });
});

afterEach(reset);

/** The calls that were logged: method, code. */
function callsLogged(): string[] {
  return records
    .filter(({ properties }) => "method" in properties && "ms" in properties)
    .map(({ properties: { method, code } }) => `${method} ${code}`);
}

test("Calls writes one line a call: method, tenant, code and time", async () => {
  await using it = await portalCase();
  const ann = await it.tenant(EMAIL);
  await ann.listInstances();
  await failureOf(ann.getInstance("0123456789ab"));
  const logged = [
    "CreateAccount OK",
    "ListInstances OK",
    "GetInstance NOT_FOUND",
  ];
  expect(callsLogged()).toEqual(logged);
  const [, ...asked] = records.filter(({ properties }) => "ms" in properties);
  for (const { properties } of asked) {
    const { tenant, ms } = properties;
    expect([tenant, typeof ms]).toEqual([EMAIL, "number"]);
  }
});

test("Calls answers an unexpected error without its text, and logs it", async () => {
  await using it = await portalCase();
  const ann = await it.tenant(EMAIL);
  it.fleet.about = () => {
    throw new TypeError("inner detail");
  };
  const failure = await failureOf(ann.getScaler());
  expect(failure.details).not.toContain("inner detail");
  const logged = records.find(({ level }) => level === "error");
  expect(String(logged?.properties.error)).toContain("inner detail");
});

test("Portal lets no password, hash or token out: not logged, not answered, not kept", async () => {
  await using it = await portalCase();
  const visitor = it.visitor();
  const answers: unknown[] = [];
  const note = async (call: Promise<unknown>) =>
    answers.push(await failureOf(call));
  await visitor.createAccount({ email: EMAIL, password: PASSWORD });
  await note(visitor.createAccount({ email: EMAIL, password: PASSWORD }));
  await note(visitor.login({ email: EMAIL, password: OTHER_PASSWORD }));
  await note(visitor.login({ email: "x", password: PASSWORD.repeat(9) }));
  const tokens = [visitor.token ?? ""];
  const passwords = { oldPassword: PASSWORD, newPassword: OTHER_PASSWORD };
  await visitor.changePassword(passwords);
  await visitor.login({ email: EMAIL, password: OTHER_PASSWORD });
  tokens.push(visitor.token ?? "");
  const { passwordHash = "" } = it.stores.credentials.find(EMAIL) ?? {};
  const secrets = ["marker-password", passwordHash, ...tokens];
  expect(secrets.filter((secret) => secret.length < 12)).toEqual([]);
  const told = Bun.inspect([records, answers], { depth: 20 });
  expect(told).toContain("marker@example.com");
  expect(secrets.filter((secret) => told.includes(secret))).toEqual([]);
  for (const name of readdirSync(it.directory)) {
    const bytes = readFileSync(join(it.directory, name));
    const isHome = (secret: string) =>
      name === "credentials.csv" && secret === passwordHash;
    const found = secrets.filter(
      (secret) => bytes.includes(secret) && !isHome(secret),
    );
    expect([name, found]).toEqual([name, []]);
  }
});
