/** A rate or a load with as many digits as matter: `0`, `4.2`, `118`. */
export function number(value: number): string {
  if (!Number.isFinite(value)) return "-";
  if (value === 0 || Math.abs(value) >= 100) return value.toFixed(0);
  return value.toFixed(1);
}

/** A number in at most six characters: `4.2`, `118`, `120k`, `1.2M`. */
export function short(value: number): string {
  if (Math.abs(value) >= 1e9) return `${Math.round(value / 1e9)}G`.slice(0, 6);
  if (Math.abs(value) >= 1e6) return `${number(value / 1e6)}M`;
  if (Math.abs(value) >= 1e5) return `${number(value / 1e3)}k`;
  return number(value);
}

/** A count as it is: `0`, `12`. */
export function count(value: number): string {
  return Number.isFinite(value)
    ? short(Math.round(value)).replace(/\.0$/, "")
    : "-";
}

/** Milliseconds as a person reads them: `0.4 ms`, `12 ms`, `1.2 s`. */
export function milliseconds(ms: number): string {
  if (ms < 10) return `${ms.toFixed(1)} ms`;
  if (ms < 1_000) return `${ms.toFixed(0)} ms`;
  return `${(ms / 1_000).toFixed(1)} s`;
}

/** Bytes in powers of 1024: `812 B`, `14 KiB`, `1.5 GiB`. */
export function bytes(count: number): string {
  const units = ["B", "KiB", "MiB", "GiB", "TiB"];
  const power = count < 1 ? 0 : Math.floor(Math.log2(count) / 10);
  const step = Math.min(power, units.length - 1);
  const value = count / 1024 ** step;
  const digits = step === 0 || value >= 10 ? 0 : 1;
  return `${value.toFixed(digits)} ${units[step] ?? "B"}`;
}

/** So much of so much: `64/256 MiB`. */
export function share(used: number, limit: number): string {
  const [own, most] = [bytes(used), bytes(limit)];
  const unit = most.slice(most.indexOf(" "));
  return `${own.endsWith(unit) ? own.slice(0, -unit.length) : own}/${most}`;
}

/** How long ago, coarse: `5 s`, `3 min`, `2 h`, `4 d`. */
export function age(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3_600)} h`;
  return `${Math.floor(seconds / 86_400)} d`;
}

/** The time of day where one is: `06:11:03`; dashes where it is not known. */
export function clock(ms: number): string {
  return ms === 0 ? "--:--:--" : new Date(ms).toTimeString().slice(0, 8);
}
