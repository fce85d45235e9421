import { describe, expect, test } from "bun:test";

import { eventually } from "../../../_tools/testing/eventually.ts";
import { memoryEndServer } from "../../../_tools/testing/memory_end_server.ts";
import { CalculatorClient } from "../../wire/calculator_client.ts";
import { controlKeyOf } from "../../wire/control_key.ts";
import type { EndServerInfo } from "../runtime/types.ts";
import { tableOf } from "./_rates_server.ts";
import { RatesDelivery } from "./delivery.ts";

const key = controlKeyOf("01".repeat(32));
const FRIDAYS = { ...tableOf("2026-11-20"), fetchedAtMs: 1 };
const MONDAYS = { ...tableOf("2026-11-23"), fetchedAtMs: 2 };

/** A real end server, and what the runtime would say of it. */
async function endServer(name: string, controlKey = key.publicKey) {
  const services = ["currency"];
  const work = { sleepMs: 0, cpuMs: 0 };
  const served = await memoryEndServer({ services, ...work, controlKey });
  const { host, port, controlPort = 0 } = served;
  const info: EndServerInfo = {
    name,
    instance: "i",
    tenant: "t",
    createdAtMs: 0,
    state: { kind: "running", host, port, controlPort },
  };
  return {
    info,
    async rateDate() {
      using client = new CalculatorClient(`${host}:${port}`);
      const [service] = await client.listServices();
      if (!service) throw new Error("No service listed");
      const { outputs } = await client.call(service, { amount: "1" });
      return String(outputs.rate_date);
    },
    [Symbol.asyncDispose]: () => served[Symbol.asyncDispose](),
  };
}

/** The same with its control port where nobody listens. */
function deaf(info: EndServerInfo): EndServerInfo {
  const { state } = info;
  if (state.kind !== "running") return info;
  return { ...info, state: { ...state, controlPort: 1 } };
}

describe("RatesDelivery", () => {
  test("leaves one as it is while there is nothing but what ships", async () => {
    await using one = await endServer("a-1");
    using delivery = new RatesDelivery({ key });
    await delivery.enter(one.info);
    expect(await one.rateDate()).toBe("2026-03-13");
  });

  test("gives a new one the table in force before it serves", async () => {
    await using one = await endServer("a-1");
    using delivery = new RatesDelivery({ key });
    delivery.deliver(FRIDAYS);
    await delivery.enter(one.info);
    expect(await one.rateDate()).toBe("2026-11-20");
  });

  test("gives all of them each table that comes", async () => {
    await using one = await endServer("a-1");
    await using two = await endServer("a-2");
    using delivery = new RatesDelivery({ key });
    for (const { info } of [one, two]) await delivery.enter(info);
    for (const table of [FRIDAYS, MONDAYS]) {
      delivery.deliver(table);
      for (const it of [one, two]) {
        await eventually(async () => (await it.rateDate()) === table.date);
      }
    }
  });

  test("lets one serve that cannot be reached, and tries again", async () => {
    await using one = await endServer("a-1");
    using delivery = new RatesDelivery({ key, retryMs: 20 });
    delivery.deliver(FRIDAYS);
    await delivery.enter(deaf(one.info));
    expect(await one.rateDate()).toBe("2026-03-13");
    // The same end server, found where it listens now.
    await delivery.enter(one.info);
    expect(await one.rateDate()).toBe("2026-11-20");
  });

  test("tries again until the end server listens", async () => {
    using delivery = new RatesDelivery({ key, retryMs: 20 });
    delivery.deliver(FRIDAYS);
    const place = Bun.listen({
      hostname: "127.0.0.1",
      port: 0,
      socket: { open: (socket) => socket.terminate(), data() {} },
    });
    const { port } = place;
    await using one = await endServer("a-1");
    const { state } = one.info;
    if (state.kind !== "running") throw new Error("It does not run");
    await delivery.enter({
      ...one.info,
      state: { ...state, controlPort: port },
    });
    place.stop(true);
    using forward = Bun.listen({
      hostname: "127.0.0.1",
      port,
      socket: tunnelTo(state.controlPort ?? 0),
    });
    expect(forward.port).toBe(port);
    await eventually(async () => (await one.rateDate()) === "2026-11-20");
  });

  test("gives up on one that knows another scaler", async () => {
    await using one = await endServer(
      "a-1",
      controlKeyOf("02".repeat(32)).publicKey,
    );
    using delivery = new RatesDelivery({ key });
    delivery.deliver(FRIDAYS);
    await delivery.enter(one.info);
    expect(await one.rateDate()).toBe("2026-03-13");
  });

  test("has nothing to say to one without a control port", async () => {
    using delivery = new RatesDelivery({ key });
    delivery.deliver(FRIDAYS);
    const state = { kind: "running", host: "127.0.0.1", port: 1 } as const;
    const info = { name: "a-1", instance: "i", tenant: "t", createdAtMs: 0 };
    expect(await delivery.enter({ ...info, state })).toBeUndefined();
  });

  test("forgets one that left", async () => {
    await using one = await endServer("a-1");
    await using two = await endServer("a-2");
    using delivery = new RatesDelivery({ key });
    for (const { info } of [one, two]) await delivery.enter(info);
    delivery.leave("a-1");
    delivery.deliver(FRIDAYS);
    await eventually(async () => (await two.rateDate()) === "2026-11-20");
    expect(await one.rateDate()).toBe("2026-03-13");
  });
});

/** Passes bytes on to another port of this machine, both ways. */
function tunnelTo(port: number) {
  const others = new WeakMap<
    object,
    Promise<{ write(data: Buffer): number }>
  >();
  return {
    open(socket: { write(data: Buffer): number }) {
      const back = {
        data: (_: unknown, data: Buffer) => void socket.write(data),
      };
      others.set(
        socket,
        Bun.connect({ hostname: "127.0.0.1", port, socket: back }),
      );
    },
    data(socket: object, data: Buffer) {
      void others.get(socket)?.then((other) => other.write(data));
    },
  };
}
