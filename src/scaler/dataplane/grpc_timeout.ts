const UNIT_MS: Readonly<Record<string, number>> = {
  H: 3_600_000,
  M: 60_000,
  S: 1_000,
  m: 1,
  u: 1e-3,
  n: 1e-6,
};
const MOST = 99_999_999;

/** `grpc-timeout` in ms; `undefined` when absent or malformed. */
export function parseTimeout(value: string | undefined): number | undefined {
  const match = /^(\d{1,8})([HMSmun])$/.exec(value ?? "");
  const unit = UNIT_MS[match?.[2] ?? ""];
  return unit === undefined ? undefined : Number(match?.[1]) * unit;
}

/** A time in ms as `grpc-timeout`: rounded down, at least one microsecond. */
export function formatTimeout(ms: number): string {
  const micros = Math.max(1, Math.floor(ms * 1_000));
  if (micros <= MOST) return `${micros}u`;
  if (ms <= MOST) return `${Math.floor(ms)}m`;
  return `${Math.min(MOST, Math.floor(ms / 1_000))}S`;
}
