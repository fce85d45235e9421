import { expect, test } from "bun:test";

import { instanceRecord } from "../../_tools/testing/store_samples.ts";
import { autoscaling, specOf } from "./instance_settings.ts";

test("specOf() gives an end server its instance's services, work and limits", () => {
  const { settings, ...record } = instanceRecord(7);
  const changed = { ...settings, sleepMs: 5, cpuMs: 3, memoryMib: 128 };
  const given = { ...record, settings: changed };
  expect(specOf("x-1", given, { controlKey: "k" })).toEqual({
    name: "x-1",
    tenant: record.tenant,
    instance: record.id,
    services: ["loan_emi", "echo"],
    sleepMs: 5,
    cpuMs: 3,
    cpuLimit: 0.5,
    memoryBytes: 134_217_728,
    controlKey: "k",
  });
});

test("autoscaling() passes on what policies go by, and nothing else", () => {
  expect(autoscaling(instanceRecord(1).settings)).toEqual({
    policy: "queueing",
    shadow: "",
    min: 2,
    max: 10,
    cpuTargetPercent: 80,
    queueTarget: 7,
    latencyOf: "waiting",
    latencyTargetMs: 150,
    strategy: "least_connections",
    concurrency: 10,
  });
});

test("autoscaling() aims at the response once there is a target for it", () => {
  const { settings } = instanceRecord(1);
  const aimed = autoscaling({ ...settings, responseTargetMs: 400 });
  expect(aimed).toMatchObject({ latencyOf: "response", latencyTargetMs: 400 });
});
