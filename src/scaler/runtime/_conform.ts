import { afterEach, expect } from "bun:test";
import { connect } from "node:net";

import { status } from "@grpc/grpc-js";

import { errorOf, rejectionOf } from "../../../_tools/testing/rejection_of.ts";
import { eventually } from "../../../_tools/testing/eventually.ts";
import { SEED_RATES } from "../../finance/mod.ts";
import { CalculatorClient } from "../../wire/calculator_client.ts";
import { ControlClient } from "../../wire/control.ts";
import { controlKeyOf } from "../../wire/control_key.ts";
import { sealRates } from "../../wire/sealed_rates.ts";
import { untilServing } from "../../wire/until_serving.ts";
import type { EndServerSpec, ExitEvent, Runtime } from "./types.ts";

/** What the suite needs of one kind of runtime. */
export interface Subject {
  readonly testCase: (name: string, run: () => Promise<void>) => void;
  /** A runtime object of one and the same installation, prepared. */
  open(): Promise<Runtime>;
  /** Ends an end server behind the runtime's back. */
  kill(name: string): Promise<void>;
}

/** An end server that the real program understands. */
export function specFor(
  name: string,
  changes: Partial<EndServerSpec> = {},
): EndServerSpec {
  return {
    name,
    tenant: 'o"k,=@example.test',
    instance: "4f1c20a9b3d7",
    services: ["echo"],
    sleepMs: 0,
    cpuMs: 0,
    cpuLimit: 0.5,
    memoryBytes: 256 << 20,
    ...changes,
  };
}

/** Whether something accepts connections at an end server's address. */
export function accepts(host: string, port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect({ host, port });
  socket.on("connect", () => resolve(true));
  socket.on("error", () => resolve(false));
  return promise.finally(() => socket.destroy());
}

/** Collects what a runtime's `watch` tells. */
export function exitsOf(runtime: Runtime, signal: AbortSignal): ExitEvent[] {
  const events: ExitEvent[] = [];
  runtime.watch((event) => events.push(event), { signal });
  return events;
}

const stop = { graceMs: 5_000 };

/** What every runtime promises, whatever end servers are made of. */
export function conform(kind: string, subject: Subject): void {
  afterEach(async () => {
    await using runtime = await subject.open();
    for (const { name } of await runtime.list()) {
      await runtime.stop(name, { graceMs: 0 });
    }
  });
  conformStarting(kind, subject);
  conformRefusing(kind, subject);
  conformStopping(kind, subject);
  conformEnding(kind, subject);
}

function conformStarting(kind: string, { testCase, open }: Subject): void {
  testCase(`${kind}: start() gives an address that answers`, async () => {
    await using runtime = await open();
    const { state } = await runtime.start(specFor("a-1"));
    if (state.kind !== "running") throw new Error(`It is ${state.kind}`);
    expect(state.host).toBe("127.0.0.1");
    await eventually(() => accepts("127.0.0.1", state.port));
  });

  testCase(`${kind}: list() tells what start() told`, async () => {
    await using runtime = await open();
    const one = await runtime.start(specFor("a-1"));
    const two = await runtime.start(specFor("a-2", { tenant: "x@y.test" }));
    const listed = await runtime.list();
    expect(listed.toSorted(byName)).toEqual([one, two]);
    expect(two.tenant).toBe("x@y.test");
  });

  testCase(`${kind}: start() takes a name again after stop()`, async () => {
    await using runtime = await open();
    await runtime.start(specFor("a-1"));
    await runtime.stop("a-1", stop);
    const again = await runtime.start(specFor("a-1"));
    expect(await runtime.list()).toEqual([again]);
  });
}

function conformRefusing(kind: string, { testCase, open }: Subject): void {
  testCase(`${kind}: start() refuses a name in use`, async () => {
    await using runtime = await open();
    const first = await runtime.start(specFor("a-1"));
    const second = runtime.start(specFor("a-1"));
    expect(await rejectionOf(second)).toThrow(/^Cannot .*a-1/);
    expect(await runtime.list()).toEqual([first]);
  });

  testCase(
    `${kind}: start() refuses names that are more than names`,
    async () => {
      await using runtime = await open();
      const names = [
        "",
        "../x",
        "a/b",
        "A",
        "-a",
        "a b",
        "a\n",
        "a".repeat(64),
      ];
      for (const name of names) {
        const started = runtime.start(specFor(name));
        expect(await errorOf(started)).toBeInstanceOf(RangeError);
      }
      expect(await runtime.list()).toEqual([]);
    },
  );

  testCase(`${kind}: start() aborted before leaves nothing`, async () => {
    await using runtime = await open();
    const signal = AbortSignal.abort(new Error("changed my mind"));
    const started = runtime.start(specFor("a-1"), { signal });
    expect(await rejectionOf(started)).toThrow("changed my mind");
    expect(await runtime.list()).toEqual([]);
  });

  testCase(`${kind}: start() aborted on the way leaves nothing`, async () => {
    await using runtime = await open();
    const abort = new AbortController();
    const started = runtime.start(specFor("a-1"), { signal: abort.signal });
    queueMicrotask(() => abort.abort(new Error("changed my mind")));
    expect(await rejectionOf(started)).toThrow("changed my mind");
    expect(await runtime.list()).toEqual([]);
  });

  testCase(`${kind}: logs() refuses an unknown name`, async () => {
    await using runtime = await open();
    const { signal } = new AbortController();
    const lines = runtime.logs("nobody-1", { tail: 1, follow: false, signal });
    expect(await rejectionOf(Array.fromAsync(lines))).toThrow(
      /^Cannot .*nobody-1/,
    );
  });
}

function conformStopping(kind: string, { testCase, open }: Subject): void {
  testCase(`${kind}: stop() leaves nothing of it`, async () => {
    await using runtime = await open();
    const { state } = await runtime.start(specFor("a-1"));
    await runtime.stop("a-1", stop);
    expect(await runtime.list()).toEqual([]);
    if (state.kind !== "running") throw new Error(`It was ${state.kind}`);
    expect(await accepts(state.host, state.port)).toBe(false);
  });

  testCase(`${kind}: stop() resolves for an unknown name`, async () => {
    await using runtime = await open();
    expect(await runtime.stop("nobody-1", stop)).toBeUndefined();
  });

  testCase(`${kind}: stop() twice at once ends it once`, async () => {
    await using runtime = await open();
    await runtime.start(specFor("a-1"));
    const both = [runtime.stop("a-1", stop), runtime.stop("a-1", stop)];
    expect(await Promise.all(both)).toEqual([undefined, undefined]);
    expect(await runtime.list()).toEqual([]);
  });
}

function conformEnding(kind: string, { testCase, open, kill }: Subject): void {
  testCase(`${kind}: watch() tells an exit once, and no stop`, async () => {
    await using runtime = await open();
    const watching = new AbortController();
    const events = exitsOf(runtime, watching.signal);
    await runtime.start(specFor("a-1"));
    await runtime.start(specFor("a-2"));
    await runtime.stop("a-1", stop);
    await kill("a-2");
    await eventually(() => events.length > 0);
    expect(events.map(({ name }) => name)).toEqual(["a-2"]);
    await runtime.stop("a-2", stop);
    const last = await runtime.start(specFor("a-3"));
    await kill("a-3");
    await eventually(() => events.length > 1);
    expect(events.map(({ name }) => name)).toEqual(["a-2", "a-3"]);
    expect(events[1]?.instance).toBe(last.instance);
    watching.abort();
  });

  testCase(`${kind}: list() shows what has exited until stop()`, async () => {
    await using runtime = await open();
    await runtime.start(specFor("a-1"));
    await kill("a-1");
    const exited = await eventually(async () => {
      const [it] = await runtime.list();
      return it?.state.kind === "exited" && it;
    });
    expect(exited.name).toBe("a-1");
    await runtime.stop("a-1", stop);
    expect(await runtime.list()).toEqual([]);
  });

  testCase(`${kind}: disposing leaves running ones to the next`, async () => {
    const first = await open();
    const started = await first.start(specFor("a-1"));
    await first[Symbol.asyncDispose]();
    await using second = await open();
    expect(await second.list()).toEqual([started]);
    const watching = new AbortController();
    const events = exitsOf(second, watching.signal);
    await kill("a-1");
    await eventually(() => events.length > 0);
    expect(events[0]?.name).toBe("a-1");
    watching.abort();
    await second.stop("a-1", stop);
    expect(await second.list()).toEqual([]);
  });
}

/** What runtimes whose end servers are real programs promise on top. */
export function conformMeasuring(kind: string, subject: Subject): void {
  const { testCase, open, kill } = subject;

  testCase(`${kind}: usage() reads after being asked once`, async () => {
    await using runtime = await open();
    await runtime.start(specFor("a-1"));
    expect(runtime.usage("a-1")).toBeUndefined();
    const usage = await eventually(() => runtime.usage("a-1"));
    expect(usage.cpuPercent).toBeGreaterThanOrEqual(0);
    expect(usage.memoryBytes).toBeGreaterThan(1 << 20);
    expect(Math.abs(usage.atMs - Date.now())).toBeLessThan(60_000);
  });

  testCase(`${kind}: usage() ends with the end server`, async () => {
    await using runtime = await open();
    await runtime.start(specFor("a-1"));
    await eventually(() => runtime.usage("a-1"));
    await kill("a-1");
    await eventually(() => runtime.usage("a-1") === undefined);
    expect(runtime.usage("a-1")).toBeUndefined();
  });

  testCase(`${kind}: logs() reads what was printed, and ends`, async () => {
    await using runtime = await open();
    await runtime.start(specFor("a-1"));
    const { signal } = new AbortController();
    const lines = await eventually(async () => {
      const log = runtime.logs("a-1", { tail: 5, follow: false, signal });
      const read = await Array.fromAsync(log);
      return read.length > 0 && read;
    });
    expect(lines[0]?.text).toContain('"listening"');
  });

  testCase(`${kind}: logs() followed end with the end server`, async () => {
    await using runtime = await open();
    await runtime.start(specFor("a-1"));
    const { signal } = new AbortController();
    const log = runtime.logs("a-1", { tail: 0, follow: true, signal });
    const read = Array.fromAsync(log);
    await kill("a-1");
    expect(await read).toBeArray();
  });

  testCase(`${kind}: logs() followed end when aborted`, async () => {
    await using runtime = await open();
    await runtime.start(specFor("a-1"));
    const abort = new AbortController();
    const { signal } = abort;
    const log = runtime.logs("a-1", { tail: 10, follow: true, signal });
    const texts: string[] = [];
    for await (const { text } of log) {
      texts.push(text);
      abort.abort();
    }
    expect(texts).toHaveLength(1);
  });
}

/** That end servers which are real programs hear of rates from their scaler. */
export function conformControl(kind: string, { testCase, open }: Subject) {
  testCase(`${kind}: a control port of its own takes rates`, async () => {
    const key = controlKeyOf("01".repeat(32));
    const controlKey = key.publicKey;
    await using runtime = await open();
    const spec = specFor("a-1", { services: ["currency"], controlKey });
    const info = await runtime.start(spec);
    expect(await runtime.list()).toEqual([info]);
    const { state } = info;
    if (state.kind !== "running") throw new Error(`It is ${state.kind}`);
    const { host, port, controlPort } = state;
    const { signal } = new AbortController();
    await untilServing(`${host}:${port}`, { signal });

    const rates = { ...SEED_RATES, date: "2026-11-20", fetchedAtMs: 1 };
    const sealed = sealRates(rates, key);
    using control = new ControlClient(`${host}:${controlPort}`);
    expect(await control.setRates(sealed, {})).toBe("2026-11-20");

    using client = new CalculatorClient(`${host}:${port}`);
    const [service] = await client.listServices();
    if (!service) throw new Error("No service listed");
    const { outputs } = await client.call(service, { amount: "1" });
    expect(outputs.rate_date).toBe("2026-11-20");

    using wrong = new ControlClient(`${host}:${port}`);
    const refused = await errorOf(wrong.setRates(sealed, {}));
    expect(refused).toMatchObject({ code: status.UNIMPLEMENTED });
  });

  testCase(`${kind}: no control port without the key of one`, async () => {
    await using runtime = await open();
    const { state } = await runtime.start(specFor("a-1"));
    expect(state).not.toHaveProperty("controlPort");
  });
}

function byName(a: { readonly name: string }, b: { readonly name: string }) {
  return a.name < b.name ? -1 : 1;
}
