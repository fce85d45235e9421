import { expect, test } from "bun:test";

import { eventually } from "../../_tools/testing/eventually.ts";
import { RealScaler } from "../../_tools/testing/real_scaler.ts";
import { trimDecisions } from "./trim_decisions.ts";

test("trimDecisions() forgets what is older or larger than it may be, again and again", async () => {
  using owned = new DisposableStack();
  const { signal } = owned.adopt(new AbortController(), (it) => it.abort());
  const asked: unknown[] = [];
  const trim = (limits: unknown) => void asked.push(limits);
  const fleet = { decisionLogs: () => [{ trim }] };
  const tuning = { trimMs: 1, keepDecisionsMs: 50, keepDecisionsMib: 2 };
  trimDecisions(fleet, { tuning, now: () => 1_000, signal });
  await eventually(() => asked.length > 1);
  expect(asked[0]).toEqual({ beforeMs: 950, maxBytes: 2 * 1024 * 1024 });
});

test("startScaler() forgets decisions on its own schedule", async () => {
  const tuning = { tickMs: 5, trimMs: 20, keepDecisionsMs: 100 };
  await using scaler = await RealScaler.start({ tuning });
  const client = await scaler.tenant("a@b.example");
  const settings = { services: ["echo"] };
  const { id } = await client.createInstance({ settings });
  const oldest = async () => {
    const decisions = await client.listDecisions({ id, limit: 1_000 });
    return decisions.at(-1)?.number ?? 0;
  };
  await eventually(async () => (await oldest()) > 30);
});
