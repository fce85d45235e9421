import { describe, expect, test } from "bun:test";
import { join } from "node:path";

import { dockerTest } from "../../../_tools/testing/docker_test_case.ts";
import { eventually } from "../../../_tools/testing/eventually.ts";
import { temporaryDirectory } from "../../../_tools/testing/temporary_directory.ts";
import {
  DeadlineError,
  PreconditionError,
  RuntimeError,
} from "../../base/errors.ts";
import { engineShim, type ShimMode } from "./_engine_shim.ts";
import { connectEngine, type Engine } from "./engine.ts";

const CALLS: Readonly<Record<string, (engine: Engine) => Promise<unknown>>> = {
  ping: (engine) => engine.ping(),
  version: (engine) => engine.version(),
  inspectImage: (engine) => engine.inspectImage("a:b"),
  listContainers: (engine) => engine.listContainers({}),
  inspectContainer: (engine) => engine.inspectContainer("a"),
  listNetworks: (engine) => engine.listNetworks({}),
};

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return await work.then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe.each(["hang", "drip"] as const)("an engine that %ss", (mode) => {
  test.each(Object.entries(CALLS))(
    "fails %s() in time",
    async (_name, call) => {
      using shim = await engineShim();
      shim.set(mode);
      using engine = connectEngine({
        dockerHost: shim.dockerHost,
        callMs: 100,
      });
      const error = await failureOf(call(engine));
      expect(error).toBeInstanceOf(DeadlineError);
      expect(String(error)).toMatch(/Cannot .* within 100 ms .*restart/);
      await eventually(() => shim.connections === 0);
    },
  );
});

describe.each<ShimMode>(["cut", "close"])("an engine that %ss", (mode) => {
  test.each(Object.entries(CALLS))(
    "fails %s() in time",
    async (_name, call) => {
      using shim = await engineShim();
      shim.set(mode);
      using engine = connectEngine({
        dockerHost: shim.dockerHost,
        callMs: 500,
      });
      const error = await failureOf(call(engine));
      const known =
        error instanceof RuntimeError || error instanceof DeadlineError;
      expect(known).toBe(true);
      await eventually(() => shim.connections === 0);
    },
  );
});

test("an error page becomes one line of the error", async () => {
  using shim = await engineShim();
  shim.set("html500");
  using engine = connectEngine({ dockerHost: shim.dockerHost });
  const error = await failureOf(engine.listContainers({}));
  expect(error).toBeInstanceOf(RuntimeError);
  expect(String(error)).toContain('answered 500, "<html> broken</html>"');
});

test("at most four calls wait for an answer at a time", async () => {
  using shim = await engineShim();
  shim.set("slow");
  using engine = connectEngine({ dockerHost: shim.dockerHost });
  await Promise.all(Array.from({ length: 20 }, () => engine.ping()));
  expect(shim.mostUnanswered).toBe(4);
});

test("calls that wait for their turn have their deadline too", async () => {
  using shim = await engineShim();
  shim.set("hang");
  using engine = connectEngine({ dockerHost: shim.dockerHost, callMs: 200 });
  const calls = Array.from({ length: 12 }, () => failureOf(engine.ping()));
  const errors = await Promise.all(calls);
  expect(errors.every((it) => it instanceof DeadlineError)).toBe(true);
  await eventually(() => shim.connections === 0);
});

test("a signal ends a call with its reason", async () => {
  using shim = await engineShim();
  shim.set("hang");
  using engine = connectEngine({ dockerHost: shim.dockerHost });
  const abort = new AbortController();
  const { signal } = abort;
  const started = failureOf(engine.startContainer("a", { signal }));
  await eventually(() => shim.connections === 1);
  abort.abort(new Error("changed my mind"));
  expect(String(await started)).toBe("Error: changed my mind");
  await eventually(() => shim.connections === 0);
});

test("disposing ends calls and streams", async () => {
  using shim = await engineShim();
  shim.set("hang");
  const engine = connectEngine({ dockerHost: shim.dockerHost });
  const { signal } = new AbortController();
  const call = failureOf(engine.ping());
  const stream = failureOf(Array.fromAsync(engine.events({}, { signal })));
  await eventually(() => shim.connections === 2);
  engine[Symbol.dispose]();
  expect(await call).toBeInstanceOf(RuntimeError);
  expect(await stream).toBeInstanceOf(RuntimeError);
  await eventually(() => shim.connections === 0);
});

test("no engine says what to do", async () => {
  using directory = temporaryDirectory();
  const dockerHost = `unix://${join(directory.path, "none.sock")}`;
  using engine = connectEngine({ dockerHost });
  const error = await failureOf(engine.ping());
  expect(error).toBeInstanceOf(RuntimeError);
  expect(String(error)).toContain(dockerHost);
  expect(String(error)).toContain("start Docker, or choose --runtime process");
});

test.each(["ssh://a@b", "unix://", "tcp://", "nonsense", "http://a"])(
  "DOCKER_HOST=%s is refused with what it takes",
  (dockerHost) => {
    expect(() => connectEngine({ dockerHost })).toThrow(PreconditionError);
    expect(() => connectEngine({ dockerHost })).toThrow(
      `"${dockerHost}": DOCKER_HOST takes unix:///path or tcp://host:port`,
    );
  },
);

test("checkLocal() refuses an engine on another machine", () => {
  using far = connectEngine({ dockerHost: "tcp://192.0.2.1:2375" });
  expect(() => far.checkLocal()).toThrow(PreconditionError);
  using near = connectEngine({ dockerHost: "tcp://127.0.0.1:2375" });
  expect(near.checkLocal()).toBeUndefined();
});

dockerTest("an engine on a tcp port is spoken to", async () => {
  using shim = await engineShim({ tcp: true });
  using engine = connectEngine({ dockerHost: shim.dockerHost });
  expect(await engine.listContainers({ label: ["none=none"] })).toEqual([]);
});

dockerTest("a broken connection is followed by a good one", async () => {
  using shim = await engineShim();
  using engine = connectEngine({ dockerHost: shim.dockerHost });
  await engine.ping();
  shim.sever();
  expect(await engine.listContainers({ label: ["none=none"] })).toEqual([]);
});

dockerTest("events() ends when the connection breaks", async () => {
  using shim = await engineShim();
  using engine = connectEngine({ dockerHost: shim.dockerHost });
  const { signal } = new AbortController();
  const opened = Promise.withResolvers<void>();
  const events = Array.fromAsync(
    engine.events({ label: ["none=none"] }, { signal, onOpen: opened.resolve }),
  );
  const ended = failureOf(events);
  await opened.promise;
  shim.sever();
  const error = await ended;
  expect(error === undefined || error instanceof RuntimeError).toBe(true);
});
