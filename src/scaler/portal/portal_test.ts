import { status as Code } from "@grpc/grpc-js";
import { expect, test } from "bun:test";
import { createServer } from "node:net";

import { rejectionOf } from "../../../_tools/testing/rejection_of.ts";
import {
  decision,
  shadowDecision,
} from "../../../_tools/testing/store_samples.ts";
import { ConflictError, PreconditionError } from "../../base/errors.ts";
import { PortalClient } from "../../wire/portal_client.ts";
import { violationsOf } from "../../wire/violations.ts";
import { failureOf, PASSWORD, portalCase } from "./_portal_case.ts";

const ANN = "ann@example.com";
const DEPLOYMENT = { name: "", settings: { services: ["echo"] } };

test("startPortal() lets a tenant sign up, deploy, change, scale and delete", async () => {
  await using it = await portalCase();
  const ann = await it.tenant(ANN);
  const made = await ann.createInstance(DEPLOYMENT);
  expect(made).toMatchObject({
    name: "echo",
    settings: { min: 2, max: 8, services: ["echo"] },
  });
  const { id } = made;
  expect(await ann.getInstance(id)).toEqual(made);
  expect(await ann.listInstances()).toEqual([made]);
  const changed = await ann.updateInstance({
    id,
    name: "bank",
    settings: { max: 4 },
  });
  expect(changed).toMatchObject({ name: "bank", settings: { min: 2, max: 4 } });
  expect(await ann.scaleInstance({ id, endServers: 3 })).toMatchObject({
    desired: 3,
  });
  expect(await ann.listDecisions({ id })).toEqual([]);
  await ann.deleteInstance(id);
  expect(await ann.listInstances()).toEqual([]);
});

test("startPortal() answers GetScaler without a session", async () => {
  await using it = await portalCase();
  expect(await it.visitor().getScaler()).toMatchObject({ runtime: "memory" });
});

test("startPortal() tells those with a session in GetScaler how many end servers they have", async () => {
  await using it = await portalCase();
  const ann = await it.tenant(ANN);
  const { settings } = await ann.createInstance(DEPLOYMENT);
  const ben = await it.tenant("ben@example.com");
  expect((await ann.getScaler()).endServers).toBe(settings?.min ?? NaN);
  expect((await ben.getScaler()).endServers).toBe(0);
  expect((await it.visitor().getScaler()).endServers).toBe(0);
  const { portal } = it;
  using stale = new PortalClient(portal.address, { token: "no such token" });
  expect((await stale.getScaler()).endServers).toBe(0);
});

test("startPortal() finds accounts and sessions again after a restart", async () => {
  await using it = await portalCase();
  const ann = await it.tenant(ANN);
  await ann.createInstance(DEPLOYMENT);
  await using again = await portalCase({
    credentials: it.stores.credentials,
    state: it.stores.state,
    fleet: it.fleet,
  });
  using same = new PortalClient(again.portal.address, {
    token: ann.token ?? "",
  });
  expect(await same.listInstances()).toHaveLength(1);
});

test("CreateAccount refuses an e-mail that has an account, in any spelling", async () => {
  await using it = await portalCase();
  await it.tenant(ANN);
  for (const email of [ANN, " Ann@Example.COM "]) {
    const claim = { email, password: "another one" };
    const failure = await failureOf(it.visitor().createAccount(claim));
    expect(failure.code).toBe(Code.ALREADY_EXISTS);
  }
  expect(it.stores.credentials.size).toBe(1);
});

test("CreateAccount and Login refuse a long password by its field, and never cut it", async () => {
  await using it = await portalCase();
  const password = `${"a".repeat(72)}secret`;
  const claim = { email: "not an address", password };
  for (const call of [
    it.visitor().createAccount(claim),
    it.visitor().login(claim),
  ]) {
    const failure = await failureOf(call);
    expect(failure.code).toBe(Code.INVALID_ARGUMENT);
    const fields = violationsOf(failure.metadata).map(({ field }) => field);
    expect(fields).toEqual(["email", "password"]);
    expect(JSON.stringify(failure)).not.toContain("secret");
  }
});

test("Login tells an unknown e-mail and a wrong password alike", async () => {
  await using it = await portalCase();
  await it.tenant(ANN);
  const login = (email: string) =>
    it.visitor().login({ email, password: "wrong password" });
  const wrong = await failureOf(login(ANN));
  const unknown = await failureOf(login("bob@example.com"));
  expect(wrong.code).toBe(Code.UNAUTHENTICATED);
  expect([unknown.code, unknown.details]).toEqual([wrong.code, wrong.details]);
  for (const { metadata } of [wrong, unknown]) metadata.remove("date");
  expect(unknown.metadata.getMap()).toEqual(wrong.metadata.getMap());
});

test("Login has an unknown e-mail hashed too: it is turned away when hashing is", async () => {
  await using it = await portalCase({ hashing: { cost: 10, maxWaiting: 1 } });
  await it.tenant(ANN);
  const client = it.visitor();
  const busy = ["one", "two"].map((name) =>
    client.createAccount({ email: `${name}@example.com`, password: PASSWORD }),
  );
  const codes = [ANN, "bob@example.com"].map(async (email) => {
    const login = client.login({ email, password: "wrong password" });
    return (await failureOf(login)).code;
  });
  const full = Code.RESOURCE_EXHAUSTED;
  expect(await Promise.all(codes)).toEqual([full, full]);
  await Promise.all(busy);
});

test("Login delays after five failures, the right password too, and names the wait", async () => {
  let nowMs = Date.now();
  await using it = await portalCase({ now: () => nowMs });
  await it.tenant(ANN);
  const login = (password: string) =>
    it.visitor().login({ email: ANN, password });
  for (let i = 0; i < 5; i++) {
    expect((await failureOf(login("wrong password"))).code).toBe(
      Code.UNAUTHENTICATED,
    );
  }
  const failure = await failureOf(login(PASSWORD));
  expect(failure.code).toBe(Code.RESOURCE_EXHAUSTED);
  expect(failure.details).toContain("wait 1 s");
  expect(failure.metadata.get("grpc-retry-pushback-ms")).toEqual(["1000"]);
  nowMs += 1_000;
  await login(PASSWORD);
});

test("Login turns away what is too much at once, and serves the rest", async () => {
  await using it = await portalCase({ hashing: { cost: 10, maxWaiting: 4 } });
  const client = it.visitor();
  const calls = Array.from({ length: 30 }, (_, i) =>
    client.createAccount({ email: `user${i}@example.com`, password: PASSWORD }),
  );
  const settled = await Promise.allSettled(calls);
  const codes = settled.map((it) =>
    it.status === "fulfilled" ? Code.OK : it.reason.code,
  );
  expect(codes.filter((code) => code === Code.OK)).toHaveLength(5);
  expect(codes.filter((code) => code === Code.RESOURCE_EXHAUSTED)).toHaveLength(
    25,
  );
  expect(it.stores.credentials.size).toBe(5);
});

test("ChangePassword ends every session and leaves only the new password", async () => {
  await using it = await portalCase();
  const [one, two] = [await it.tenant(ANN), it.visitor()];
  await two.login({ email: ANN, password: PASSWORD });
  await one.changePassword({
    oldPassword: PASSWORD,
    newPassword: "a new password",
  });
  expect((await failureOf(two.listInstances())).code).toBe(
    Code.UNAUTHENTICATED,
  );
  const old = await failureOf(two.login({ email: ANN, password: PASSWORD }));
  expect(old.code).toBe(Code.UNAUTHENTICATED);
  await two.login({ email: ANN, password: "a new password" });
});

test("ChangePassword refuses a wrong old password and names bad ones by field", async () => {
  await using it = await portalCase();
  const ann = await it.tenant(ANN);
  const wrong = {
    oldPassword: "wrong password",
    newPassword: "a new password",
  };
  expect((await failureOf(ann.changePassword(wrong))).code).toBe(
    Code.UNAUTHENTICATED,
  );
  const short = await failureOf(
    ann.changePassword({ oldPassword: "", newPassword: "x" }),
  );
  const fields = violationsOf(short.metadata).map(({ field }) => field);
  expect(fields).toEqual(["old_password", "new_password"]);
});

test("Logout ends the session of its token alone", async () => {
  await using it = await portalCase();
  const [one, two] = [await it.tenant(ANN), it.visitor()];
  await two.login({ email: ANN, password: PASSWORD });
  const { token = "" } = one;
  await one.logout();
  using stale = new PortalClient(it.portal.address, { token });
  expect((await failureOf(stale.listInstances())).code).toBe(
    Code.UNAUTHENTICATED,
  );
  expect(await two.listInstances()).toEqual([]);
});

test("CreateInstance tells all that is wrong at once, and deploys nothing", async () => {
  await using it = await portalCase();
  const ann = await it.tenant(ANN);
  const settings = { services: ["bank"], strategy: "best", min: 9, max: 21 };
  const failure = await failureOf(
    ann.createInstance({ name: "a b", settings }),
  );
  expect(failure.code).toBe(Code.INVALID_ARGUMENT);
  const found = violationsOf(failure.metadata).map(
    ({ field, code }) => `${field} ${code}`,
  );
  expect(found).toEqual([
    "name malformed",
    "services unsupported",
    "strategy unsupported",
    "max out_of_range",
  ]);
  expect(await ann.listInstances()).toEqual([]);
});

test("CreateInstance makes exactly ten of twenty at once, each with its own name", async () => {
  await using it = await portalCase();
  const ann = await it.tenant(ANN);
  const calls = Array.from({ length: 20 }, () =>
    ann.createInstance(DEPLOYMENT),
  );
  const settled = await Promise.allSettled(calls);
  const refused = settled.filter((it) => it.status === "rejected");
  expect(refused).toHaveLength(10);
  for (const { reason } of refused) {
    expect(reason.code).toBe(Code.RESOURCE_EXHAUSTED);
    expect(reason.details).toContain("a tenant may have 10");
  }
  const names = (await ann.listInstances()).map(({ name }) => name);
  expect(new Set(names).size).toBe(10);
});

test("CreateInstance refuses a name that the tenant has", async () => {
  await using it = await portalCase();
  const ann = await it.tenant(ANN);
  const named = { ...DEPLOYMENT, name: "bank" };
  await ann.createInstance(named);
  expect((await failureOf(ann.createInstance(named))).code).toBe(
    Code.ALREADY_EXISTS,
  );
  const bob = await it.tenant("bob@example.com");
  await bob.createInstance(named);
});

test("UpdateInstance refuses to change what is fixed", async () => {
  await using it = await portalCase();
  const ann = await it.tenant(ANN);
  const { id } = await ann.createInstance(DEPLOYMENT);
  const settings = { services: ["loan_emi"], sleepMs: 5_000 };
  const failure = await failureOf(ann.updateInstance({ id, settings }));
  const found = violationsOf(failure.metadata).map(
    ({ field, code }) => `${field} ${code}`,
  );
  expect(found).toEqual(["services immutable", "sleep_ms immutable"]);
});

test("ListDecisions gives all that is kept, page by page, each once", async () => {
  await using it = await portalCase();
  const ann = await it.tenant(ANN);
  const { id } = await ann.createInstance(DEPLOYMENT);
  const made = Array.from({ length: 25 }, (_, at) => decision(at + 1));
  it.stores.state.addDecisions(id, made);
  const numbers: number[] = [];
  for (let before = 0; ; before = numbers.at(-1) ?? 0) {
    const page = await ann.listDecisions({ id, limit: 10, before });
    numbers.push(...page.map(({ number }) => number));
    if (page.length < 10) break;
  }
  expect(numbers).toEqual(made.map(({ number }) => number).reverse());
  const late = await ann.listDecisions({ id, sinceMs: 24 });
  expect(late.map(({ atMs }) => atMs)).toEqual([25, 24]);
});

test("ListDecisions tells each shadow whole, and how it compared, once", async () => {
  await using it = await portalCase();
  const ann = await it.tenant(ANN);
  const { id } = await ann.createInstance(DEPLOYMENT);
  const shadow = shadowDecision({ to: 4, aheadMs: 120_000 });
  it.stores.state.addDecisions(id, [decision(1), decision(2, { shadow })]);
  const query = { id, differingOnly: true };
  const { decisions, shadows } = await ann.decisionPage(query);
  expect(decisions).toMatchObject([{ number: 2, shadow }]);
  const { policy } = shadow;
  const told = { policy, evaluations: 1, more: 1, fewer: 0, sinceMs: 2 };
  expect(shadows).toEqual([{ ...told, aheadMinutes: 2 }]);
  const next = await ann.decisionPage({ ...query, before: 2 });
  expect(next).toEqual({ decisions: [], shadows: [] });
});

test("UpdateInstance takes a shadow on and off, and refuses an unknown one", async () => {
  await using it = await portalCase();
  const ann = await it.tenant(ANN);
  const made = await ann.createInstance(DEPLOYMENT);
  expect(made.settings?.shadow).toBe("");
  const update = async (shadow: string) =>
    (await ann.updateInstance({ id: made.id, settings: { shadow } })).settings;
  expect(await update("cpu_threshold")).toMatchObject({
    policy: "queueing",
    shadow: "cpu_threshold",
  });
  expect(await update("none")).toMatchObject({ shadow: "" });
  const { metadata } = await failureOf(update("luck"));
  expect(violationsOf(metadata)).toMatchObject([
    {
      field: "shadow",
      message: '"luck" was given; none, queueing, cpu_threshold are accepted',
    },
  ]);
});

test("ListDecisions refuses a limit above 1000", async () => {
  await using it = await portalCase();
  const ann = await it.tenant(ANN);
  const { id } = await ann.createInstance(DEPLOYMENT);
  const failure = await failureOf(ann.listDecisions({ id, limit: 1_001 }));
  expect(failure.details).toBe(
    "limit: 1001 was given; 1 to 1000 decisions are accepted",
  );
});

test("startPortal() refuses to listen where others could hear the passwords", async () => {
  for (const host of ["0.0.0.0", "::", "192.168.1.7", "example.com"]) {
    const started = portalCase({ listen: { host, port: 0 } });
    expect(await rejectionOf(started)).toThrow(PreconditionError);
  }
});

test("startPortal() says which address is taken", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const address = other.address();
  const port = typeof address === "object" ? (address?.port ?? 0) : 0;
  try {
    const started = portalCase({ listen: { port } });
    expect(await rejectionOf(started)).toThrow(ConflictError);
    expect(await rejectionOf(started)).toThrow(
      `Cannot listen on 127.0.0.1:${port}`,
    );
  } finally {
    other.close();
  }
});

test("Portal closes its port when it is disposed of, clients or not", async () => {
  const it = await portalCase();
  const { address } = it.portal;
  const ann = await it.tenant(ANN);
  await ann.listInstances();
  await it[Symbol.asyncDispose]();
  using late = new PortalClient(address);
  const failure = await failureOf(late.getScaler({ deadlineMs: 5_000 }));
  expect(failure.code).toBe(Code.UNAVAILABLE);
});
