import type { ShadowDecision } from "../autoscaler/shadow.ts";
import type { ShadowTally } from "../autoscaler/shadow_tally.ts";
import type { Clamp } from "../autoscaler/types.ts";
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
  KeptDecision,
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
  shadow: orElse("", text),
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

const clampsShape = list(
  object<Clamp>({ name: text, from: finite, to: finite, reason: text }),
);

/** What every policy says, heeded or not. */
const evaluation = {
  policy: text,
  from: finite,
  wish: finite,
  to: finite,
  inputs: named(finite),
  clamps: clampsShape,
  reason: text,
};

const shadowShape = object<ShadowDecision>({
  ...evaluation,
  aheadMs: finite,
});

/** A decision as it is kept. */
export const decisionShape = object<KeptDecision>({
  kind: oneOf("hold", "scale_out", "scale_in"),
  atMs: finite,
  ...evaluation,
  number: orElse(0, whole),
  shadow: orElse<ShadowDecision | undefined>(undefined, shadowShape),
});

/** A row with one decision. */
export interface SingleRow {
  readonly instance: string;
  readonly decision: KeptDecision;
}

/** A row with holds that came one after the other. */
export interface PackedRow {
  readonly instance: string;
  /** The newest of them. */
  readonly decision: Pick<KeptDecision, "kind" | "atMs" | "number">;
  readonly pack: Pack;
}

/** Holds, and what can be told of them without unpacking. */
export interface Pack {
  readonly firstMs: number;
  readonly firstNumber: number;
  readonly shadows: readonly ShadowTally[];
  /** All of them as JSON, compressed, in base64. */
  readonly body: string;
}

/** Decisions as a row keeps them. */
export type DecisionRow = SingleRow | PackedRow;

const singleShape = object<SingleRow>({
  instance: text,
  decision: decisionShape,
});

const packedShape = object<PackedRow>({
  instance: text,
  decision: object<PackedRow["decision"]>({
    kind: oneOf("hold"),
    atMs: finite,
    number: whole,
  }),
  pack: object<Pack>({
    firstMs: finite,
    firstNumber: whole,
    shadows: list(
      object<ShadowTally>({
        policy: text,
        evaluations: whole,
        more: whole,
        fewer: whole,
        aheadMs: finite,
        sinceMs: finite,
      }),
    ),
    body: text,
  }),
});

/** A row of decisions. */
export function decisionRowShape(value: unknown): DecisionRow {
  const isObject = typeof value === "object" && value !== null;
  const isPacked = isObject && "pack" in value;
  return isPacked ? packedShape(value) : singleShape(value);
}
