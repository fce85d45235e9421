import type { ShadowDecision } from "../../src/scaler/autoscaler/shadow.ts";
import type {
  Credential,
  InstanceRecord,
  KeptDecision,
} from "../../src/scaler/store/types.ts";

/** A well-formed hash of nobody's password. */
export const HASH = `$2b$12$${"a".repeat(53)}`;

/** An account for tests. */
export function credential(email: string, passwordHash = HASH): Credential {
  return { email, passwordHash, createdAt: "2026-01-31T12:00:00.000Z" };
}

/** An instance for tests; `n` makes id, name and port its own. */
export function instanceRecord(
  n: number,
  changes: Partial<InstanceRecord> = {},
): InstanceRecord {
  return {
    id: n.toString(16).padStart(12, "0"),
    tenant: "ann@example.com",
    name: `instance-${n}`,
    port: 61_000 + n,
    settings: {
      services: ["loan_emi", "echo"],
      strategy: "least_connections",
      policy: "queueing",
      shadow: "",
      min: 2,
      max: 10,
      concurrency: 10,
      queueLimit: 1000,
      cpuTargetPercent: 80,
      queueTarget: 7,
      waitTargetMs: 150,
      responseTargetMs: 0,
      sleepMs: 0,
      cpuMs: 0,
      cpuLimit: 0.5,
      memoryMib: 256,
    },
    desired: 2,
    createdAtMs: 1_770_000_000_000 + n,
    ...changes,
  };
}

/** A decision for tests, told apart by its time. */
export function decision(
  atMs: number,
  changes: Partial<KeptDecision> = {},
): KeptDecision {
  return {
    kind: "hold",
    atMs,
    policy: "queueing",
    from: 2,
    wish: 3,
    to: 2,
    inputs: { meanLoad: 7.25, ready: 2 },
    clamps: [{ name: "tolerance", from: 3, to: 2, reason: "Within 10 %" }],
    reason: "Load is 7.25 a server, target 7: within tolerance",
    number: atMs,
    ...changes,
  };
}

/** What a shadow would have decided, for tests. */
export function shadowDecision(
  changes: Partial<ShadowDecision> = {},
): ShadowDecision {
  return {
    policy: "cpu_threshold",
    from: 2,
    wish: 4,
    to: 4,
    inputs: { meanCpuPercent: 97.5 },
    clamps: [],
    reason: "End servers use 97.5 % of their CPU limit",
    aheadMs: 0,
    ...changes,
  };
}
