import type { Decision } from "../autoscaler/types.ts";
import {
  finite,
  flag,
  list,
  named,
  object,
  oneOf,
  orElse,
  text,
  whole,
} from "./_shape.ts";
import type {
  FailureRecord,
  InstanceRecord,
  InstanceSettings,
  RatesRecord,
  RuntimeName,
  SessionRecord,
} from "./types.ts";

/** What the state file says of itself: exactly one row. */
export interface Meta {
  /** Random, 32 lower-case hexadecimal digits. */
  readonly installation: string;
  /** Whether a scaler has it open, or had when it was killed. */
  readonly open: boolean;
  /** What end servers ran on last; empty: none was chosen yet. */
  readonly runtime: RuntimeName;
  /** Empty: none was made yet. */
  readonly controlSeed: string;
  readonly rates: RatesRecord | undefined;
}

const ratesShape = object<RatesRecord>({
  date: text,
  source: text,
  perEuro: named(text),
  fetchedAtMs: whole,
});

/** The state file's own row. */
export const metaShape = object<Meta>({
  installation: text,
  open: flag,
  runtime: orElse("", oneOf("", "docker", "process", "memory")),
  controlSeed: orElse("", text),
  rates: orElse<RatesRecord | undefined>(undefined, ratesShape),
});

const settingsShape = object<InstanceSettings>({
  services: list(text),
  strategy: text,
  policy: text,
  min: whole,
  max: whole,
  concurrency: whole,
  queueLimit: whole,
  cpuTargetPercent: finite,
  queueTarget: finite,
  waitTargetMs: orElse(150, finite),
  responseTargetMs: orElse(0, finite),
  sleepMs: whole,
  cpuMs: whole,
  cpuLimit: finite,
  memoryMib: whole,
});

/** An instance as it is kept. */
export const instanceShape = object<InstanceRecord>({
  id: text,
  tenant: text,
  name: text,
  port: whole,
  settings: settingsShape,
  desired: whole,
  createdAtMs: whole,
});

/** A session as it is kept. */
export const sessionShape = object<SessionRecord>({
  tokenHash: text,
  tenant: text,
  createdAtMs: whole,
  usedAtMs: whole,
});

/** Failed log-ins as they are kept. */
export const failureShape = object<FailureRecord>({
  key: text,
  count: whole,
  lastAtMs: whole,
});

const decisionShape = object<Decision>({
  kind: oneOf("hold", "scale_out", "scale_in"),
  atMs: finite,
  policy: text,
  from: finite,
  wish: finite,
  to: finite,
  inputs: named(finite),
  clamps: list(
    object<Decision["clamps"][number]>({
      name: text,
      from: finite,
      to: finite,
      reason: text,
    }),
  ),
  reason: text,
});

/** A decision, with the instance it was made for. */
export interface KeptDecision {
  readonly instance: string;
  readonly decision: Decision;
}

/** A decision as it is kept. */
export const keptDecisionShape = object<KeptDecision>({
  instance: text,
  decision: decisionShape,
});
