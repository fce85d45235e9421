import { expect, test } from "bun:test";

import { eventually } from "../../_tools/testing/eventually.ts";
import { RealScaler } from "../../_tools/testing/real_scaler.ts";
import { Capacity } from "./capacity.ts";
import type { Outlook } from "./balancer/line_forecast.ts";
import type { Member } from "./member.ts";

function make(prepared = Promise.resolve()) {
  const at = { nowMs: 1_000 };
  const told: Outlook[] = [];
  const now = () => at.nowMs;
  const tell = (outlook: Outlook) => void told.push(outlook);
  const capacity = new Capacity({ prepared, now, tickMs: 2_000, tell });
  const look = (...members: Member[]) =>
    capacity.look({ members, wanted: 2, max: 5 });
  return { capacity, at, told, look };
}

function ready(createdAtMs: number, sinceMs: number): Member {
  const phase = { kind: "ready", host: "h", port: 1, sinceMs } as const;
  return { name: "i-1", createdAtMs, phase };
}

test("Capacity.look() learns from those that serve and tells what to expect", async () => {
  const { capacity, told, look } = make();
  await Promise.resolve();
  look();
  expect(told.at(-1)?.nextMs).toBeUndefined();
  look(ready(1_000, 1_600));
  expect(told.at(-1)?.nextMs).toBe(2_600);
  expect(capacity.startMs).toBe(600);
});

test("Capacity learns nothing from the time before the runtime was ready", async () => {
  const prepared = Promise.withResolvers<void>();
  const { capacity, at, look } = make(prepared.promise);
  at.nowMs = 61_000;
  prepared.resolve();
  await Promise.resolve();
  look(ready(1_000, 61_600));
  expect(capacity.startMs).toBe(600);
});

test("Capacity.pass() leaves out what a former scaler started", () => {
  const { capacity, look } = make();
  const left = ready(0, 900_000);
  capacity.pass([left]);
  look(left);
  expect(capacity.startMs).toBeUndefined();
});

test("A running instance decides by the start times of its own end servers", async () => {
  await using scaler = await RealScaler.start({ tuning: { tickMs: 20 } });
  const { client, id } = await scaler.deploy({ services: ["echo"], min: 2 });
  const { inputs } = await eventually(async () => {
    const [latest] = await client.listDecisions({ id, limit: 1 });
    return latest?.inputs.startMs !== undefined && latest;
  });
  expect(inputs.startMs).toBeGreaterThan(0);
});
