import type { Ask, Ceiling } from "../autoscaler/ration.ts";
import { endServers, figure } from "../autoscaler/words.ts";
import type { HostReading } from "./host_meter.ts";

/** What one end server of an instance may use, and how its calls spend time. */
export interface Appetite {
  /** Cores. */
  readonly cpuLimit: number;
  readonly memoryMib: number;
  /** Simulated work of every request. */
  readonly cpuMs: number;
  readonly sleepMs: number;
}

/** What there is for another end server. */
export interface HeadroomOptions {
  readonly host: HostReading;
  readonly appetite: Appetite;
  /** Cores that were given away and are not used yet. */
  readonly reservedCores: number;
  /** Memory likewise. */
  readonly reservedBytes: number;
  /** Share of what one more may use that must be free; 0: none. */
  readonly share: number;
}

const MIB = 1024 * 1024;
/** Share of the cores it can make use of above which one mostly computes. */
const BUSY_SHARE = 0.5;
/** An end server computes on one thread, whatever its limit. */
const MOST_CORES = 1;

/**
 * How many end servers the host can take, and why no more; `undefined`: as
 * many as are asked for. It never takes one away, and one that still drains
 * may come back: it runs already.
 *
 * Cores count only for an instance that is bound by them: what waits for
 * others gains by another end server on a host that is busy, too. Memory
 * counts for every instance, as a host that swaps has nothing to give.
 */
export function headroom(
  ask: Ask,
  options: HeadroomOptions,
): Ceiling | undefined {
  const { host, appetite, share } = options;
  const there = ask.from + (ask.draining ?? 0);
  if (ask.to <= there || share <= 0) return undefined;
  const byMemory = wholeParts(freeBytesOf(options), bytesOfOne(appetite));
  const byCores = isBoundByCpu(ask, options)
    ? wholeParts(
        host.idleCores - options.reservedCores,
        coresOfOne(appetite) * share,
      )
    : Infinity;
  const more = Math.min(byMemory, byCores);
  if (there + more >= ask.to) return undefined;
  const reason =
    byCores <= byMemory ? ofCores(options, more) : ofMemory(options);
  return { name: "host_headroom", most: there + more, reason };
}

/** Cores that one end server can make use of. */
export function coresOfOne({ cpuLimit }: Pick<Appetite, "cpuLimit">): number {
  return Math.min(cpuLimit, MOST_CORES);
}

/**
 * Whether an instance is bound by CPU: by the work it simulates, by how busy
 * its end servers are, or because most of what the host computes is theirs; on
 * a full host each of them may be far below its limit.
 */
export function isBoundByCpu(
  { cpu }: Pick<Ask, "cpu">,
  { host, appetite }: Pick<HeadroomOptions, "host" | "appetite">,
): boolean {
  if (appetite.cpuMs > 0 && appetite.cpuMs >= appetite.sleepMs) return true;
  const percents = cpu.reduce((sum, { percent }) => sum + percent, 0);
  const usedCores = (percents / 100) * appetite.cpuLimit;
  const usableCores = cpu.length * coresOfOne(appetite);
  if (usedCores > 0 && usedCores >= BUSY_SHARE * usableCores) return true;
  return usedCores > 0 && usedCores * 2 >= host.cores - host.idleCores;
}

/** What one end server may take of the host's memory. */
export function bytesOfOne({ memoryMib }: Pick<Appetite, "memoryMib">): number {
  return memoryMib * MIB;
}

/** How often `one` fits into what there is; an unknown whole has no end. */
function wholeParts(whole: number | undefined, one: number): number {
  if (whole === undefined) return Infinity;
  // Measured shares of a core are not exact to the last digit.
  return Math.max(0, Math.floor(whole / one + 1e-9));
}

function ofCores(
  { host, reservedCores }: HeadroomOptions,
  more: number,
): string {
  const idle = Math.max(0, host.idleCores - reservedCores);
  const cores = figure(host.cores);
  const free =
    figure(idle) === "0"
      ? `no core of ${cores} is free`
      : `only ${figure(idle)} of ${cores} cores are free`;
  return more === 0
    ? `${free}, and another end server would only slow the others down`
    : `${free}, which is enough for ${endServers(more)} more`;
}

/** What is free and was not given away; `undefined`: not known. */
function freeBytesOf({ host, reservedBytes }: HeadroomOptions) {
  const { freeBytes } = host;
  return freeBytes && Math.max(0, freeBytes - reservedBytes);
}

function ofMemory(options: HeadroomOptions): string {
  const { appetite } = options;
  const free = Math.floor((freeBytesOf(options) ?? 0) / MIB);
  return `only ${free} MiB of the host's memory are free, and each end server may use ${appetite.memoryMib} MiB`;
}
