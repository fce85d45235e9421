import { expect, test } from "bun:test";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { Client, credentials, status, type ServiceError } from "@grpc/grpc-js";

import { eventually } from "../_tools/testing/eventually.ts";
import { Program } from "./_program.ts";
import { callMany, deployReady, signUp, viewOf } from "./_tenant.ts";

const ECHO = "/tellerline.finance.v1.Echo/Calculate";

function same(it: Buffer): Buffer {
  return it;
}

/** A call that sets no time itself, and is sent while the only slot is taken. */
async function codeOfPatientCall(port: number): Promise<number> {
  const client = new Client(`127.0.0.1:${port}`, credentials.createInsecure());
  using _ = { [Symbol.dispose]: () => client.close() };
  const ended = Promise.withResolvers<ServiceError | null>();
  const { resolve } = ended;
  client.makeUnaryRequest(ECHO, same, same, Buffer.of(), (error) => {
    resolve(error);
  });
  return (await ended.promise)?.code ?? status.OK;
}

test("SIGHUP gives the ports of a scaler other limits, its tenants another quota, and a bad file changes nothing", async () => {
  await using program = new Program();
  await program.startScaler({ runtime: "process" });
  const config = join(program.directory, "config.json");
  const reload = async (limits: Readonly<Record<string, number>>) => {
    writeFileSync(config, JSON.stringify({ limits }));
    return await program.reloadScaler();
  };
  using tenant = await signUp(program);
  const settings = { services: ["echo"], min: 1, max: 1, concurrency: 1 };
  const sleepMs = 2_000;
  const { id, port } = await deployReady(tenant, { ...settings, sleepMs });
  const whileBusy = async () => {
    const isTaken = async () => {
      const { connections } = await viewOf(tenant, id);
      return connections.some(
        ({ inFlight, lastMethod }) => inFlight === 1 && lastMethod === ECHO,
      );
    };
    // A view is of a moment ago: it may still show the call before.
    await eventually(async () => !(await isTaken()), { what: "a free slot" });
    const busy = callMany(port, { count: 1, atOnce: 1 });
    await eventually(isTaken, { what: "the only slot taken" });
    const code = await codeOfPatientCall(port);
    expect((await busy).failures).toEqual([]);
    return code;
  };
  expect(await reload({ longestWaitMs: 50 })).toContain("read again");
  expect(await whileBusy()).toBe(status.DEADLINE_EXCEEDED);
  expect(await reload({ longestWaitMs: -1 })).toContain("limits.longestWaitMs");
  expect(await whileBusy()).toBe(status.DEADLINE_EXCEEDED);
  expect(await reload({})).toContain("read again");
  expect(await whileBusy()).not.toBe(status.DEADLINE_EXCEEDED);
  writeFileSync(config, JSON.stringify({ maxEndServersPerTenant: 7 }));
  expect(await program.reloadScaler()).toContain("read again");
  expect((await tenant.getScaler()).maxEndServersPerTenant).toBe(7);
}, 60_000);
