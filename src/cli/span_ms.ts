const UNITS: ReadonlyMap<string, number> = new Map([
  ["s", 1_000],
  ["m", 60_000],
  ["h", 3_600_000],
  ["d", 86_400_000],
]);

/** A span of time such as 30s, 10m, 2h or 1d, in ms; `undefined`: it is none. */
export function spanMs(text: string): number | undefined {
  const [, count = "", unit = ""] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  const ms = UNITS.get(unit);
  return ms === undefined ? undefined : Number(count) * ms;
}
