import { expect, test } from "bun:test";

import { eventually } from "../../_tools/testing/eventually.ts";
import { startEndServer } from "../endserver/server.ts";
import type { RosterEntry, Surplus } from "./dataplane/types.ts";
import { controlKeyOf } from "../wire/control_key.ts";
import { EndServers } from "./end_servers.ts";
import type { Delivery } from "./end_servers_options.ts";
import { RatesDelivery } from "./rates/delivery.ts";
import {
  memoryRuntime,
  type MemoryRuntimeOptions,
  type Served,
} from "./runtime/memory.ts";

const HOST = "127.0.0.1";
const KEY = controlKeyOf("01".repeat(32));

/** An end server that answers health checks, in this process. */
async function healthy(): Promise<Served> {
  const work = { sleepMs: 0, cpuMs: 0 };
  const options = { services: ["echo"] as const, host: HOST, port: 0, ...work };
  const server = await startEndServer({ ...options, now: Date.now });
  return {
    host: HOST,
    port: server.port,
    [Symbol.asyncDispose]: async () => server[Symbol.dispose](),
  };
}

interface Setting extends MemoryRuntimeOptions {
  readonly inFlight?: (name: string) => number;
  /** Whether there is a data plane to choose. @default nobody */
  readonly letGo?: (surplus: Surplus) => boolean;
  readonly drainMs?: number;
  readonly prepared?: Promise<void>;
  readonly delivery?: Delivery;
}

function setUp({ serve = healthy, ...setting }: Setting = {}) {
  const runtime = memoryRuntime({ serve });
  const events: string[] = [];
  let roster: readonly RosterEntry[] = [];
  const endServers = new EndServers({
    instance: "i",
    runtime,
    prepared: setting.prepared ?? Promise.resolve(),
    delivery: setting.delivery ?? new RatesDelivery({ key: KEY }),
    spec: (name) => ({
      name,
      tenant: "asha@example.com",
      instance: "i",
      services: ["echo"],
      sleepMs: 0,
      cpuMs: 0,
      cpuLimit: 1,
      memoryBytes: 1,
    }),
    letGo: setting.letGo ?? (() => false),
    onRoster: (entries) => (roster = entries),
    onEvent: (sentence) => events.push(sentence),
    inFlight: setting.inFlight ?? (() => 0),
    now: Date.now,
    drainMs: setting.drainMs ?? 60_000,
  });
  const { signal } = new AbortController();
  runtime.watch((event) => endServers.exited(event), { signal });
  const ids = (state: RosterEntry["state"]) =>
    roster.filter((it) => it.state === state).map(({ id }) => id);
  return { runtime, endServers, events, ids };
}

test("EndServers brings up as many as are wanted", async () => {
  const { endServers, ids } = setUp();
  await using _ = endServers;
  endServers.want(3);
  await eventually(() => ids("ready").length === 3);
  expect(ids("ready").toSorted()).toEqual(["i-1", "i-2", "i-3"]);
  expect(endServers.count("ready")).toBe(3);
});

test("EndServers starts nothing before the runtime is prepared", async () => {
  const gate = Promise.withResolvers<void>();
  const { endServers, runtime, ids } = setUp({ prepared: gate.promise });
  await using _ = endServers;
  endServers.want(1);
  expect(endServers.count("starting")).toBe(1);
  expect(runtime.started).toHaveLength(0);
  gate.resolve();
  await eventually(() => ids("ready").length === 1);
});

test("EndServers keeps one that does not answer its health check out of the roster", async () => {
  const mute = async (): Promise<Served> => {
    const server = Bun.listen({
      hostname: HOST,
      port: 0,
      socket: { data() {} },
    });
    return {
      host: HOST,
      port: server.port,
      [Symbol.asyncDispose]: async () => server.stop(true),
    };
  };
  const { endServers, runtime, ids } = setUp({ serve: mute });
  await using _ = endServers;
  endServers.want(1);
  await eventually(() => runtime.started.length === 1);
  expect(ids("ready")).toEqual([]);
  expect(endServers.count("starting")).toBe(1);
});

test("EndServers replaces one that ends by itself, under a name that is free", async () => {
  const { endServers, runtime, events, ids } = setUp();
  await using _ = endServers;
  endServers.want(2);
  await eventually(() => ids("ready").length === 2);
  await runtime.exit("i-1", { exitCode: 3 });
  expect(ids("ready")).toEqual(["i-2"]);
  expect(events).toContain(
    "End server i-1 ended with exit code 3 after 0 s; starting another in 1 s",
  );
  await eventually(() => ids("ready").length === 2);
});

test("EndServers waits longer each time one crashes, says so, and leaves the others alone", async () => {
  const { endServers, runtime, events, ids } = setUp();
  await using _ = endServers;
  endServers.want(2);
  await eventually(() => ids("ready").length === 2);
  await runtime.exit("i-1", { exitCode: 3 });
  await eventually(() => ids("ready").length === 2);
  expect(endServers.trouble).toBe(
    "End server i-1 ended with exit code 3 after 0 s; the next one starts in 1 s",
  );
  await runtime.exit("i-1", { exitCode: 3 });
  await eventually(() => ids("ready").length === 2);
  const crashes = events.filter((it) => it.includes("ended with exit code"));
  expect(crashes.map((it) => it.split("; ")[1])).toEqual([
    "starting another in 1 s",
    "starting another in 2 s",
  ]);
  expect(runtime.started.filter(({ name }) => name === "i-2")).toHaveLength(1);
});

test("EndServers counts all that crash at once as one failure", async () => {
  const { endServers, runtime, events, ids } = setUp();
  await using _ = endServers;
  endServers.want(4);
  await eventually(() => ids("ready").length === 4);
  for (const name of ids("ready")) await runtime.exit(name);
  expect(events.at(-1)).toEndWith("starting another soon");
  await eventually(() => ids("ready").length === 4, { ms: 3_000 });
});

/** A data plane that is asked, and answers when the test does. */
function choosing() {
  const asked: Surplus[] = [];
  const letGo = (surplus: Surplus) => asked.push(surplus) > 0;
  return { asked, letGo };
}

test("EndServers lets the data plane choose whom to drain, and then stops it", async () => {
  const { asked, letGo } = choosing();
  const { endServers, runtime, ids } = setUp({ letGo });
  await using _ = endServers;
  endServers.want(3);
  await eventually(() => ids("ready").length === 3);
  endServers.want(2);
  expect(asked).toMatchObject([{ count: 1 }]);
  expect(asked[0]?.among.toSorted()).toEqual(["i-1", "i-2", "i-3"]);
  endServers.chosen(["i-2"]);
  expect(ids("draining")).toEqual(["i-2"]);
  expect(await runtime.list()).toHaveLength(3);
  endServers.drained("i-2");
  await eventually(async () => (await runtime.list()).length === 2);
  await eventually(() => endServers.members.length === 2);
  expect(ids("draining")).toEqual([]);
});

test("EndServers drains the youngest where there is no data plane yet", async () => {
  const { endServers, ids } = setUp();
  await using _ = endServers;
  endServers.want(1);
  await eventually(() => ids("ready").length === 1);
  endServers.want(2);
  await eventually(() => ids("ready").length === 2);
  endServers.want(1);
  expect(ids("draining")).toEqual(["i-2"]);
});

test("EndServers takes back the busiest that drain instead of starting others", async () => {
  const busy: Record<string, number> = { "i-1": 1, "i-2": 5, "i-3": 4 };
  const { endServers, runtime, events, ids } = setUp({
    inFlight: (name) => busy[name] ?? 0,
  });
  await using _ = endServers;
  endServers.want(4);
  await eventually(() => ids("ready").length === 4);
  endServers.want(0);
  expect(ids("draining")).toHaveLength(4);
  endServers.want(2);
  expect(ids("ready")).toEqual(["i-2", "i-3"]);
  expect(events).toContain("End server i-2 is wanted again");
  expect(events).toContain("End server i-3 is wanted again");
  expect(runtime.started).toHaveLength(4);
});

test("EndServers starts as many as those that drain do not make up for", async () => {
  const { endServers, runtime, ids } = setUp();
  await using _ = endServers;
  endServers.want(2);
  await eventually(() => ids("ready").length === 2);
  endServers.want(1);
  endServers.want(3);
  expect(ids("ready")).toHaveLength(2);
  await eventually(() => ids("ready").length === 3);
  expect(runtime.started).toHaveLength(3);
});

test("EndServers takes one back that the data plane is just choosing", async () => {
  const { asked, letGo } = choosing();
  const { endServers, events, ids, runtime } = setUp({ letGo });
  await using _ = endServers;
  endServers.want(2);
  await eventually(() => ids("ready").length === 2);
  endServers.want(1);
  endServers.want(2);
  endServers.chosen(["i-2"]);
  expect(ids("ready")).toHaveLength(2);
  expect(events.slice(-2)).toEqual([
    "End server i-2 is draining",
    "End server i-2 is wanted again",
  ]);
  expect(asked).toHaveLength(1);
  expect(runtime.started).toHaveLength(2);
});

test("EndServers stays with one whose requests ended as it was wanted again", async () => {
  const { endServers, runtime, ids } = setUp();
  await using _ = endServers;
  endServers.want(1);
  await eventually(() => ids("ready").length === 1);
  endServers.want(0);
  endServers.want(1);
  endServers.drained("i-1"); // told before the data plane knew
  expect(ids("ready")).toEqual(["i-1"]);
  expect(await runtime.list()).toHaveLength(1);
});

test("EndServers starts another when the one that drained is being stopped", async () => {
  const { endServers, runtime, ids } = setUp();
  await using _ = endServers;
  endServers.want(1);
  await eventually(() => ids("ready").length === 1);
  endServers.want(0);
  endServers.drained("i-1");
  endServers.want(1);
  expect(ids("ready")).toEqual([]);
  await eventually(() => ids("ready").length === 1);
  expect(runtime.started).toHaveLength(2);
});

test("EndServers tells no roster while the data plane is choosing", async () => {
  const { letGo } = choosing();
  const { endServers, runtime, ids } = setUp({ letGo });
  await using _ = endServers;
  endServers.want(3);
  await eventually(() => ids("ready").length === 3);
  endServers.want(2);
  await runtime.exit("i-3");
  expect(ids("ready")).toHaveLength(3);
  endServers.chosen(["i-1"]);
  // With one gone, the one that was chosen is wanted again.
  expect(ids("ready").toSorted()).toEqual(["i-1", "i-2"]);
});

test("EndServers goes on when the one that was chosen has ended meanwhile", async () => {
  const { asked, letGo } = choosing();
  const { endServers, runtime, ids } = setUp({ letGo });
  await using _ = endServers;
  endServers.want(3);
  await eventually(() => ids("ready").length === 3);
  endServers.want(2);
  await runtime.exit("i-3");
  endServers.chosen(["i-3"]);
  expect(ids("ready")).toHaveLength(2);
  expect(asked).toHaveLength(1);
});

test("EndServers forgets one that ends by itself while it drains, and starts none for it", async () => {
  const { endServers, runtime, ids } = setUp();
  await using _ = endServers;
  endServers.want(2);
  await eventually(() => ids("ready").length === 2);
  endServers.want(1);
  const [leaving = ""] = ids("draining");
  await runtime.exit(leaving);
  await eventually(() => endServers.members.length === 1);
  expect(runtime.started).toHaveLength(2);
});

test("EndServers replaces one that ends by itself after it was wanted again", async () => {
  const { endServers, runtime, ids } = setUp();
  await using _ = endServers;
  endServers.want(2);
  await eventually(() => ids("ready").length === 2);
  endServers.want(1);
  const [leaving = ""] = ids("draining");
  endServers.want(2);
  await runtime.exit(leaving);
  expect(ids("ready")).toHaveLength(1);
  await eventually(() => ids("ready").length === 2);
});

test("EndServers stops one that does not get done within the drain time", async () => {
  const inFlight = () => 2;
  const { endServers, runtime, events, ids } = setUp({ drainMs: 1, inFlight });
  await using _ = endServers;
  endServers.want(1);
  await eventually(() => ids("ready").length === 1);
  endServers.want(0);
  await eventually(async () => (await runtime.list()).length === 0);
  expect(events).toContain(
    "End server i-1 has drained for 0.001 s and is stopped with 2 requests in flight",
  );
});

test("EndServers gives up one that is still starting when fewer are wanted", async () => {
  const gate = Promise.withResolvers<Served>();
  const { endServers, runtime } = setUp({ serve: () => gate.promise });
  await using _ = endServers;
  endServers.want(1);
  endServers.want(0);
  gate.resolve(await healthy());
  await eventually(() => endServers.members.length === 0);
  expect(await runtime.list()).toEqual([]);
});

test("EndServers tells why one does not come up, with its last line", async () => {
  const { endServers, runtime, events } = setUp({
    serve: async () => ({
      host: HOST,
      port: 1, // nothing listens there
      [Symbol.asyncDispose]: async () => {},
    }),
  });
  await using _ = endServers;
  endServers.want(1);
  await eventually(() => runtime.started.length === 1);
  runtime.print("i-1", "no such service");
  await runtime.exit("i-1", { exitCode: 2 });
  await eventually(() => events.length > 0);
  expect(events[0]).toBe(
    "End server i-1 did not come up: End server i-1 ended with exit code 2; its last line: no such service",
  );
  expect(endServers.trouble).toBe(events[0] ?? "");
});

test("EndServers takes on one that a former scaler left running", async () => {
  const { endServers, runtime, ids } = setUp();
  await using _ = endServers;
  const spec = {
    name: "i-1",
    tenant: "t",
    instance: "i",
    services: ["echo"],
    sleepMs: 0,
    cpuMs: 0,
    cpuLimit: 1,
    memoryBytes: 1,
  };
  endServers.adopt(await runtime.start(spec));
  endServers.want(2);
  await eventually(() => ids("ready").length === 2);
  expect(runtime.started.map(({ name }) => name)).toEqual(["i-1", "i-2"]);
});

test("EndServers removes what a former scaler left half made", async () => {
  const { endServers, runtime } = setUp();
  await using _ = endServers;
  endServers.adopt({
    name: "i-1",
    tenant: "t",
    instance: "i",
    createdAtMs: 0,
    state: { kind: "unfinished" },
  });
  await eventually(() => endServers.members.length === 0);
  expect(await runtime.list()).toEqual([]);
});

test("EndServers stops one whose start went on although it was called off", async () => {
  const { endServers, runtime } = setUp();
  const start = runtime.start.bind(runtime);
  const begun = Promise.withResolvers<void>();
  const late = Promise.withResolvers<void>();
  runtime.start = async (spec) => {
    begun.resolve();
    await late.promise; // heeds no signal, as an engine that has its orders
    return await start(spec);
  };
  endServers.want(1);
  await begun.promise;
  const disposed = endServers[Symbol.asyncDispose]();
  late.resolve();
  await disposed;
  expect(await runtime.list()).toEqual([]);
});

test("EndServers leaves nothing when it is disposed", async () => {
  const { endServers, runtime, ids } = setUp();
  endServers.want(2);
  await eventually(() => ids("ready").length === 2);
  endServers.want(4);
  await endServers[Symbol.asyncDispose]();
  expect(await runtime.list()).toEqual([]);
});
