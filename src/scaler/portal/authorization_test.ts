import { Client, credentials, Metadata, status as Code } from "@grpc/grpc-js";
import { afterAll, beforeAll, expect, test } from "bun:test";

import { loadTellerline } from "../../wire/load.ts";
import { streamed, unary, type Method } from "../../wire/unary.ts";
import { failureOf, portalCase, type PortalCase } from "./_portal_case.ts";

/**
 * What each call is sent, and its rule. A call of the contract that is missing
 * here fails the tests below: nobody has said who may make it.
 */
const RULES: Readonly<Record<string, Rule>> = {
  GetScaler: { who: "anybody" },
  CreateAccount: { who: "anybody" },
  Login: { who: "anybody" },
  Logout: { who: "tenant" },
  ChangePassword: { who: "tenant" },
  ListServices: { who: "tenant" },
  CreateInstance: { who: "tenant" },
  ListInstances: { who: "tenant" },
  GetInstance: { who: "owner" },
  UpdateInstance: {
    who: "owner",
    request: { settings: { services: [], max: 1_000 } },
  },
  ScaleInstance: { who: "owner", request: { endServers: 999 } },
  DeleteInstance: { who: "owner" },
  WatchInstance: { who: "owner", request: { intervalMs: 1 } },
  ListDecisions: { who: "owner", request: { limit: -1 } },
  ExplainPicks: { who: "owner", request: { picks: -1 } },
  Simulate: { who: "owner", request: { lastMinutes: -1 } },
  TailLogs: { who: "owner", request: { lines: -1 } },
};

interface Rule {
  readonly who: "anybody" | "tenant" | "owner";
  /** Besides the id; wrong on purpose: the id must be judged first. */
  readonly request?: object;
}

const METHODS = Object.entries(loadTellerline().Portal.service);
const IDLE_MS = 30 * 60_000;

let nowMs = Date.now();
let it: PortalCase;
let client: Client;
let annsInstance: string;
let tokens: Readonly<Record<string, string | undefined>>;
let bobsToken: string;

beforeAll(async () => {
  it = await portalCase({ now: () => nowMs });
  client = new Client(it.portal.address, credentials.createInsecure());
  const ann = await it.tenant("ann@example.com");
  const bob = await it.tenant("bob@example.com");
  const asked = { name: "", settings: { services: ["echo"] } };
  annsInstance = (await ann.createInstance(asked)).id;
  const expired = await tokenOf("expired@example.com");
  nowMs += IDLE_MS - 1; // expires it, and not the sessions used below
  await ann.listInstances();
  await bob.listInstances();
  nowMs += 2;
  const loggedOut = await tokenOf("out@example.com", { thenLogOut: true });
  bobsToken = bob.token ?? "";
  tokens = {
    "no token": undefined,
    "a junk token": "junk",
    "an unknown token": "A".repeat(43),
    "an expired token": expired,
    "a logged-out token": loggedOut,
  };
});

afterAll(async () => {
  client.close();
  await it[Symbol.asyncDispose]();
});

async function tokenOf(email: string, { thenLogOut = false } = {}) {
  const tenant = await it.tenant(email);
  const { token } = tenant;
  if (thenLogOut) await tenant.logout();
  return token;
}

/** How a call fails, byte for byte. */
async function failing(
  method: Method<object, unknown>,
  request: object,
  token: string | undefined,
) {
  const metadata = new Metadata();
  if (token !== undefined) metadata.set("authorization", `Bearer ${token}`);
  const call = isStream(method)
    ? Array.fromAsync(
        streamed(client, method, request, { metadata, deadlineMs: 5_000 }),
      )
    : unary(client, method, request, { metadata });
  const { code, details, metadata: answered } = await failureOf(call);
  const { date: _, ...entries } = answered.getMap(); // the clock's, not ours
  return { code, details, entries };
}

function isStream(method: Method<object, unknown>): boolean {
  return "responseStream" in method && method.responseStream === true;
}

test("Portal has a rule for every call of its contract", () => {
  const named = METHODS.map(([name]) => name).sort();
  expect(Object.keys(RULES).sort()).toEqual(named);
});

for (const [name, method] of METHODS) {
  const { who, request = {} } = RULES[name] ?? { who: "tenant" };
  if (who === "anybody") continue;
  for (const kind of [
    "no token",
    "a junk token",
    "an unknown token",
    "an expired token",
    "a logged-out token",
  ]) {
    test(`${name} with ${kind} is UNAUTHENTICATED`, async () => {
      const asked = { id: annsInstance, ...request };
      const failure = await failing(method, asked, tokens[kind]);
      const plain = await failing(method, asked, undefined);
      expect(failure.code).toBe(Code.UNAUTHENTICATED);
      expect(failure).toEqual(plain);
    });
  }
  if (who !== "owner") continue;
  test(`${name} answers another tenant's id as it does an unknown one`, async () => {
    const others = await failing(
      method,
      { ...request, id: annsInstance },
      bobsToken,
    );
    const unknown = await failing(
      method,
      { ...request, id: "0123456789ab" },
      bobsToken,
    );
    expect(others.code).toBe(Code.NOT_FOUND);
    expect(others).toEqual(unknown);
  });
}

test("Portal left the instance alone through all of it", () => {
  expect(it.fleet.get("ann@example.com", annsInstance)).toMatchObject({
    desired: 2,
    settings: { max: 8 },
  });
});
