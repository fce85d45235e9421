import { memoryEndServer } from "../../_tools/testing/memory_end_server.ts";
import { temporaryDirectory } from "../../_tools/testing/temporary_directory.ts";
import { startDataPlane } from "./dataplane/data_plane.ts";
import type { PortRange } from "./free_ports.ts";
import type { Ground } from "./ground.ts";
import { controlKeyOf } from "../wire/control_key.ts";
import { RatesDelivery } from "./rates/delivery.ts";
import { memoryRuntime, type MemoryRuntime } from "./runtime/memory.ts";
import { DEFAULT_CAPS } from "./scaler_options.ts";
import { openStores } from "./store/open_stores.ts";
import type { Caps } from "./supply/fair_share.ts";
import { makeSupply } from "./supply/supply.ts";
import { tracePlace } from "./trace_place.ts";

/** What instances run on, all of it real but that end servers share a process. */
export interface TestGround extends Ground, AsyncDisposable {
  readonly runtime: MemoryRuntime;
  readonly ports: PortRange;
}

const HOST = "127.0.0.1";

/** A ground of a test's own; disposing it removes everything. */
export async function testGround(
  caps: Caps = DEFAULT_CAPS,
): Promise<TestGround> {
  await using cleanup = new AsyncDisposableStack();
  const { path } = cleanup.use(temporaryDirectory());
  const { state } = cleanup.use(openStores(path));
  const runtime = cleanup.use(memoryRuntime({ serve: memoryEndServer }));
  const onFailure = (error: Error) => {
    throw error;
  };
  const dataPlane = cleanup.use(startDataPlane({ workers: 1, onFailure }));
  const key = controlKeyOf(state.controlSeed);
  const delivery = cleanup.use(new RatesDelivery({ key }));
  const stop = cleanup.adopt(new AbortController(), (it) => it.abort());
  const { signal } = stop;
  const room = { headroomShare: 0, isOurGroup: false, signal };
  const supply = makeSupply({ caps, ...room });
  const owned = cleanup.move();
  const first = 20_000 + Math.floor(Math.random() * 10_000);
  return {
    state,
    runtime,
    prepared: Promise.resolve(),
    dataPlane,
    delivery,
    supply,
    hosts: [HOST],
    traces: tracePlace(path),
    tuning: { tickMs: 50, drainMs: 1_000 },
    now: Date.now,
    ports: { first, last: first + 9 },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

/** Another program that has a port. */
export function takePort(port: number): Disposable {
  const socket = { data() {} };
  const listener = Bun.listen({ hostname: HOST, port, socket });
  return { [Symbol.dispose]: () => listener.stop(true) };
}
